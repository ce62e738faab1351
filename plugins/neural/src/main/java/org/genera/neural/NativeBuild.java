package org.genera.neural;

import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/** What ND4J's native library was built for. */
enum NativeBuild {
  /** The processor; with oneDNN where there is such a build. */
  PROCESSOR("org/nd4j/linalg/cpu/nativecpu/bindings/", "jnind4jcpu", "-onednn"),

  /** NVIDIA's cards; with cuDNN where there is such a build. */
  CUDA("org/nd4j/linalg/jcublas/bindings/", "jnind4jcuda", "-cudnn");

  private static final String CUDA_BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";
  private static final String CUDA_RUNTIME = "org.bytedeco.cuda.global.cudart";

  private final String directory;
  private final String library;
  private final List<String> extensions;

  NativeBuild(String directory, String library, String extension) {
    this.directory = directory;
    this.library = library;
    extensions = List.of(extension, "");
  }

  /** The build that Genera was assembled with. */
  static NativeBuild of(ClassLoader loader) {
    return loader.getResource(CUDA_BACKEND) == null ? PROCESSOR : CUDA;
  }

  /** JavaCPP's name of what is there of it for this platform, the wanted one first. */
  Optional<String> extension(ClassLoader loader) {
    String here = directory + Loader.Detector.getPlatform();
    return extensions.stream()
        .filter(extension -> NativeBackend.isThere(loader, here + extension, library))
        .findFirst();
  }

  /** What keeps it from working here, found without ND4J, which would print stack traces. */
  Optional<String> obstacle(ClassLoader loader) {
    if (this == PROCESSOR) {
      return Optional.empty();
    }
    try {
      int[] cards = new int[1];
      Class.forName(CUDA_RUNTIME, true, loader)
          .getMethod("cudaGetDeviceCount", int[].class)
          .invoke(null, (Object) cards);
      return cards[0] > 0 ? Optional.empty() : Optional.of("CUDA finds no card");
    } catch (LinkageError | ReflectiveOperationException e) {
      return Optional.of("CUDA cannot be loaded (" + NativeBackend.deepest(e) + ")");
    }
  }

  /** What it needs. */
  String needs() {
    return switch (this) {
      case PROCESSOR -> "native libraries for " + Loader.Detector.getPlatform();
      case CUDA -> "an NVIDIA card, its driver and CUDA 11.6, as this build is ND4J's for CUDA";
    };
  }

  /** What to do without. */
  String remedy() {
    return switch (this) {
      case PROCESSOR ->
          "Build Genera on this platform, or anywhere with the Maven profile -P native-"
              + Loader.Detector.getPlatform();
      case CUDA ->
          "Install them, or build Genera without the Maven profile cuda-11.6, for the processor";
    };
  }
}
