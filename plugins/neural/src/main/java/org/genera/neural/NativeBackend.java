package org.genera.neural;

import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryManager;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J and its native libraries, ready for use: single precision, and one thread inside each call,
 * since the threads are ours and outside.
 */
public final class NativeBackend {

  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
  private static final String BINDINGS = "org/nd4j/linalg/cpu/nativecpu/bindings/";

  /** The builds of ND4J for one platform, the wanted one first. */
  private static final List<String> BUILDS = List.of("-onednn", "");

  private NativeBackend() {}

  /**
   * Loads ND4J, the first time that it is called in a process.
   *
   * @throws GeneraException {@link StandardError#PLUGIN_LOAD} if there is no native library for
   *     this platform, or it cannot be loaded
   */
  public static void load() {
    Loading.FAILURE.ifPresent(Failure::raise);
  }

  /** The name of the library of matrix products in a provenance. */
  public static final String BLAS = "openblas";

  /**
   * The version of OpenBLAS, and the kernel that it chose for this processor, on which the last
   * bits of matrix products depend.
   *
   * @return such as {@code 0.3.31 HASWELL}
   * @throws GeneraException as {@link #load}
   */
  public static String blas() {
    load();
    return BlasKernel.words();
  }

  /** What went wrong, kept so that each caller hears of it with a stack trace of its own. */
  record Failure(String what, @Nullable Throwable cause) {

    void raise() {
      String platform = Loader.Detector.getPlatform();
      throw new GeneraException(
          StandardError.PLUGIN_LOAD,
          "Neural families need native libraries for "
              + platform
              + ", but "
              + what
              + ". Build Genera on this platform, or anywhere with the Maven profile -P native-"
              + platform
              + "; plugins/neural/README.md lists the platforms.",
          cause);
    }
  }

  /** The holder of what is done once. */
  private static final class Loading {

    static final Optional<Failure> FAILURE = attempt();

    private static Optional<Failure> attempt() {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      ClassLoader nd4j = ND4JClassLoading.class.getClassLoader();
      thread.setContextClassLoader(nd4j);
      try {
        Optional<Failure> missing = missing(nd4j);
        if (missing.isPresent()) {
          return missing;
        }
        ND4JClassLoading.setNd4jClassloader(nd4j);
        start();
        return Optional.empty();
      } catch (LinkageError | RuntimeException e) {
        return Optional.of(new Failure("they cannot be loaded (" + deepest(e) + ")", e));
      } finally {
        thread.setContextClassLoader(before);
      }
    }

    private static void start() {
      openblas_nolapack.blas_get_num_threads(); // OpenBLAS is loaded before ND4J links to it
      Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
      Environment environment = Nd4j.getEnvironment();
      environment.setMaxThreads(1);
      environment.setMaxMasterThreads(1);
      MemoryManager memory = Nd4j.getMemoryManager();
      memory.togglePeriodicGc(false);
      openblas_nolapack.blas_set_num_threads(1); // after ND4J, which has set it to all processors
    }
  }

  /**
   * The first library that is not there. On the way JavaCPP is told which build of ND4J it finds,
   * unless the user has said so.
   */
  static Optional<Failure> missing(ClassLoader loader) {
    String platform = Loader.Detector.getPlatform();
    if (!isThere(loader, "org/bytedeco/javacpp/" + platform, "jnijavacpp")) {
      return Optional.of(new Failure("JavaCPP's is not there", null));
    }
    if (!isThere(loader, "org/bytedeco/openblas/" + platform, "jniopenblas_nolapack")) {
      return Optional.of(new Failure("OpenBLAS is not there", null));
    }
    if (System.getProperty(EXTENSION) != null) {
      return Optional.empty();
    }
    Optional<String> build =
        BUILDS.stream()
            .filter(extension -> isThere(loader, BINDINGS + platform + extension, "jnind4jcpu"))
            .findFirst();
    build.ifPresent(extension -> System.setProperty(EXTENSION, extension));
    return build.isPresent()
        ? Optional.empty()
        : Optional.of(new Failure("ND4J's is not there", null));
  }

  private static boolean isThere(ClassLoader loader, String directory, String library) {
    return loader.getResource(directory + "/" + System.mapLibraryName(library)) != null;
  }

  private static String deepest(Throwable error) {
    Throwable deepest = error;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    return deepest.toString();
  }
}
