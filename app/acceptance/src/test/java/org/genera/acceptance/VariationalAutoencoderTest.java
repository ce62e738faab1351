package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Autoencoders as users meet them: from images to a bound, and to a sheet of new images. */
class VariationalAutoencoderTest {

  private static final Distribution GENERA = Distribution.built();
  private static final Pattern BOUND = Pattern.compile("\"bound\":(-[0-9.]+)");

  @TempDir Path directory;

  @Test
  void imagesAreLearntAndDrawn() throws IOException {
    Outcome fit = fit("1");
    assertTrue(fit.out().contains("\"validation\":{\"rows\":60,"), fit.out());
    assertTrue(fit.out().contains("dynamic binarisation"), fit.out());
    Matcher bound = BOUND.matcher(fit.out());
    assertTrue(bound.find(), fit.out());
    // 64 independent pixels at their mean grey values have about -30.
    double value = Double.parseDouble(bound.group(1));
    assertTrue(value > -30 && value < 0, fit.out());
    byte[] one = Files.readAllBytes(directory.resolve("m1.genera"));
    fit("2");
    assertArrayEquals(one, Files.readAllBytes(directory.resolve("m2.genera")));
    Outcome sample =
        GENERA.run(directory, "sample", "m1.genera", "-n", "9", "--out", "sheet.png").expect(0);
    assertEquals("", sample.err());
    assertTrue(ImageIO.read(directory.resolve("sheet.png").toFile()).getWidth() >= 24);
  }

  /** The last bits of matrix products are those of a processor's kernel, so a model names it. */
  @Test
  void aModelNamesTheKernelThatItsBitsDependOn() throws IOException {
    assumeTrue(System.getProperty("os.arch").equals("amd64"));
    for (String kernel : List.of("Nehalem", "Haswell")) {
      Outcome fit =
          GENERA.run(
              directory,
              Map.of("OPENBLAS_CORETYPE", kernel),
              ("fit vae toy:moons?n=200&seed=1 -o epochs=1 -o hidden=8 --out " + kernel)
                  .split(" "));
      fit.expect(0);
      String info = GENERA.run(directory, "info", kernel, "--json").expect(0).out();
      assertTrue(info.contains(" " + kernel.toUpperCase(Locale.ROOT) + "\"}"), info);
    }
  }

  private Outcome fit(String threads) {
    Outcome fit =
        GENERA
            .run(
                directory,
                "fit",
                "vae",
                "toy:digits8?n=600&seed=1",
                "--ignore",
                "label",
                "-o",
                "hidden=64",
                "-o",
                "latent=8",
                "-o",
                "epochs=40",
                "--out",
                "m" + threads + ".genera",
                "--threads",
                threads,
                "--json")
            .expect(0);
    assertEquals("", fit.err());
    return fit;
  }
}
