package org.genera.neural;

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

  /** The name of the library of matrix products in a provenance. */
  public static final String BLAS = "openblas";

  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

  private NativeBackend() {}

  /**
   * Loads ND4J, the first time that it is called in a process.
   *
   * @throws GeneraException {@link StandardError#PLUGIN_LOAD} if there is no native library for
   *     this platform, or it cannot be loaded, or what it is built for is not there
   */
  public static void load() {
    Loading.FAILURE.ifPresent(Failure::raise);
  }

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
  record Failure(NativeBuild build, String what, @Nullable Throwable cause) {

    void raise() {
      throw new GeneraException(
          StandardError.PLUGIN_LOAD,
          "Neural families need "
              + build.needs()
              + ", but "
              + what
              + ". "
              + build.remedy()
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
        String what = "they cannot be loaded (" + deepest(e) + ")";
        return Optional.of(new Failure(NativeBuild.of(nd4j), what, e));
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
    NativeBuild build = NativeBuild.of(loader);
    if (!isThere(loader, "org/bytedeco/javacpp/" + platform, "jnijavacpp")) {
      return Optional.of(new Failure(NativeBuild.PROCESSOR, "JavaCPP's is not there", null));
    }
    if (!isThere(loader, "org/bytedeco/openblas/" + platform, "jniopenblas_nolapack")) {
      return Optional.of(new Failure(NativeBuild.PROCESSOR, "OpenBLAS is not there", null));
    }
    if (System.getProperty(EXTENSION) == null) {
      Optional<String> extension = build.extension(loader);
      if (extension.isEmpty()) {
        return Optional.of(new Failure(build, "ND4J's native library is not there", null));
      }
      System.setProperty(EXTENSION, extension.get());
    }
    return build.obstacle(loader).map(what -> new Failure(build, what, null));
  }

  static boolean isThere(ClassLoader loader, String directory, String library) {
    return loader.getResource(directory + "/" + System.mapLibraryName(library)) != null;
  }

  static String deepest(Throwable error) {
    Throwable deepest = error;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    return deepest.toString();
  }
}
