package org.genera.neural;

import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Which of its kernels OpenBLAS chose for the processor. It keeps them in one table for each kind
 * of processor, {@code gotoblas_HASWELL} and so on, and points to the chosen one by {@code
 * gotoblas} ({@code driver/others/dynamic.c}).
 */
final class BlasKernel {

  private static final String CHOSEN = "gotoblas";

  /** Of x86-64, then of arm64. */
  private static final List<String> KINDS =
      List.of(
          "PRESCOTT",
          "CORE2",
          "NEHALEM",
          "BARCELONA",
          "SANDYBRIDGE",
          "BULLDOZER",
          "PILEDRIVER",
          "STEAMROLLER",
          "EXCAVATOR",
          "HASWELL",
          "ZEN",
          "SKYLAKEX",
          "COOPERLAKE",
          "SAPPHIRERAPIDS",
          "ARMV8",
          "ARMV8SVE",
          "CORTEXA53",
          "CORTEXA57",
          "CORTEXA72",
          "NEOVERSEN1",
          "NEOVERSEN2",
          "NEOVERSEV1",
          "A64FX",
          "VORTEX",
          "VORTEXM4");

  private BlasKernel() {}

  /** OpenBLAS's version and kernel, such as {@code 0.3.31 HASWELL}. It has to be loaded. */
  static String words() {
    String version = openblas_nolapack.OPENBLAS_VERSION.strip().replace("OpenBLAS ", "");
    return version + chosen().map(kind -> " " + kind).orElse("");
  }

  /** The kernel; nothing where the library does not tell. */
  static Optional<String> chosen() {
    Pointer variable = Loader.addressof(CHOSEN);
    if (variable == null) {
      return Optional.empty();
    }
    long table = new LongPointer(variable).get();
    return KINDS.stream().filter(kind -> isAt(CHOSEN + "_" + kind, table)).findFirst();
  }

  private static boolean isAt(String symbol, long address) {
    Pointer found = Loader.addressof(symbol);
    return found != null && found.address() == address;
  }
}
