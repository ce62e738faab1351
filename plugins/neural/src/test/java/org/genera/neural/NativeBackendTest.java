package org.genera.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URL;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.engine.RandomStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class NativeBackendTest {

  @BeforeAll
  static void load() {
    NativeBackend.load();
  }

  @Test
  void deeplearning4jIsOnTheClassPathAndOpenBlasHasOneThread() {
    NativeBackend.load();
    assertTrue(NativeBackend.class.getModule().isNamed());
    assertFalse(Nd4j.class.getModule().isNamed());
    assertEquals(1, openblas_nolapack.blas_get_num_threads());
    assertEquals(1, Nd4j.getEnvironment().maxMasterThreads());
  }

  /** OpenBLAS names a table of kernels for each kind of x86-64 processor. */
  @Test
  void theKernelOfMatrixProductsIsNamed() {
    assertTrue(NativeBackend.blas().startsWith("0.3."), NativeBackend.blas());
    assumeTrue(Loader.Detector.getPlatform().equals("linux-x86_64"));
    assertTrue(BlasKernel.chosen().isPresent());
    assertTrue(NativeBackend.blas().endsWith(" " + BlasKernel.chosen().get()));
  }

  /** Sees what the application's loader sees, but for some native libraries. */
  private static final class Without extends ClassLoader {
    private final String part;

    Without(String part) {
      super(NativeBackendTest.class.getClassLoader());
      this.part = part;
    }

    @Override
    public @Nullable URL getResource(String name) {
      return name.contains(part) ? null : super.getResource(name);
    }
  }

  @Test
  void aMissingLibraryIsOneErrorThatNamesTheProfile() {
    assertTrue(NativeBackend.missing(new Without("no such library")).isEmpty());
    String build = System.clearProperty("org.bytedeco.javacpp.platform.extension");
    try {
      for (String part : List.of("jnijavacpp", "jniopenblas", "jnind4jcpu")) {
        NativeBackend.Failure failure = NativeBackend.missing(new Without(part)).orElseThrow();
        GeneraException error = assertThrows(GeneraException.class, failure::raise);
        assertEquals(StandardError.PLUGIN_LOAD, error.code());
        String message = String.valueOf(error.getMessage());
        assertTrue(
            message.contains("Maven profile -P native-" + Loader.Detector.getPlatform()), message);
      }
    } finally {
      System.setProperty("org.bytedeco.javacpp.platform.extension", build);
    }
  }

  /**
   * Sees ND4J's build for CUDA beside what the application's loader sees, but none of CUDA's own.
   */
  private static final class WithCuda extends ClassLoader {

    WithCuda() {
      super(NativeBackendTest.class.getClassLoader());
    }

    @Override
    public @Nullable URL getResource(String name) {
      boolean ofCuda = name.contains("/jcublas/") && !name.contains("-cudnn/");
      return super.getResource(ofCuda ? "org/nd4j/linalg/factory/Nd4j.class" : name);
    }
  }

  /** No card, or no driver, is one error too, and says how to do without. */
  @Test
  void aBuildForCudaSaysWhatItNeeds() {
    assertEquals(NativeBuild.CUDA, NativeBuild.of(new WithCuda()));
    assertEquals(Optional.of(""), NativeBuild.CUDA.extension(new WithCuda()));
    NativeBackend.Failure failure = NativeBackend.missing(new WithCuda()).orElseThrow();
    String message =
        String.valueOf(assertThrows(GeneraException.class, failure::raise).getMessage());
    assertTrue(message.contains("an NVIDIA card, its driver and CUDA 11.6"), message);
    assertTrue(message.contains("cudart"), message);
    assertTrue(message.contains("without the Maven profile cuda-11.6"), message);
  }

  @Test
  void theMatrixProductIsThatOfTheDefinition() {
    int rows = 7;
    int inner = 33;
    int columns = 5;
    RandomStream random = RandomStream.of(1, "gemm", 0);
    float[] a = floats(random, rows * inner);
    float[] b = floats(random, inner * columns);
    INDArray product =
        Nd4j.create(a, new long[] {rows, inner}, 'c')
            .mmul(Nd4j.create(b, new long[] {inner, columns}, 'c'));
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          sum += (double) a[i * inner + k] * b[k * columns + j];
        }
        assertEquals(sum, product.getDouble(i, j), 1e-4);
      }
    }
  }

  @Test
  void aNetworkLearnsExclusiveOr() {
    float[] answers = trained(1).outputSingle(inputs()).data().asFloat();
    assertArrayEquals(new float[] {0, 1, 1, 0}, answers, 0.02f);
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    assertArrayEquals(trained(2).params().data().asFloat(), trained(2).params().data().asFloat());
  }

  @Test
  void aConvolutionRunsOnTheNativeLibrary() {
    INDArray image = Nd4j.ones(1, 1, 4, 4);
    INDArray kernel = Nd4j.ones(3, 3, 1, 1);
    INDArray sums =
        Nd4j.cnn()
            .conv2d(
                image,
                kernel,
                org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig.builder()
                    .kH(3)
                    .kW(3)
                    .build());
    assertArrayEquals(new float[] {9, 9, 9, 9}, sums.data().asFloat());
  }

  private static ComputationGraph trained(long seed) {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(3e-2))
                .graphBuilder()
                .addInputs("x")
                .addLayer(
                    "hidden",
                    new DenseLayer.Builder().nIn(2).nOut(8).activation(Activation.TANH).build(),
                    "x")
                .addLayer(
                    "y",
                    new OutputLayer.Builder(LossFunction.XENT)
                        .nIn(8)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build(),
                    "hidden")
                .setOutputs("y")
                .build());
    network.init();
    INDArray answers = Nd4j.create(new float[] {0, 1, 1, 0}, new long[] {4, 1}, 'c');
    for (int step = 0; step < 300; step++) {
      network.fit(new INDArray[] {inputs()}, new INDArray[] {answers});
    }
    return network;
  }

  private static INDArray inputs() {
    return Nd4j.create(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, new long[] {4, 2}, 'c');
  }

  private static float[] floats(RandomStream random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
