package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.genera.acceptance.Distribution.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Latent variables as users meet them: rows to codes and back, and the way from row to row. */
class LatentSpaceTest {

  private static final Distribution GENERA = Distribution.built();
  private static final String DIGITS = "toy:digits8?n=200&seed=3";

  @TempDir static Path directory;

  @BeforeAll
  static void fit() {
    run("fit vae toy:digits8?n=600&seed=1 --ignore label --out m.genera --threads 2"
            + " -o hidden=64 -o latent=8 -o epochs=40")
        .expect(0);
  }

  private static Outcome run(String arguments) {
    return GENERA.run(directory, arguments.split(" "));
  }

  private static Path file(String name) {
    return directory.resolve(name);
  }

  @Test
  void codesDecodeToTheImagesThatTheyCameFrom() throws IOException {
    run("encode m.genera " + DIGITS + " --out codes.csv").expect(0);
    List<String> lines = Files.readAllLines(file("codes.csv"));
    assertEquals("label,z1,z2,z3,z4,z5,z6,z7,z8", lines.get(0));
    assertEquals(201, lines.size());
    run("decode m.genera codes.csv --without-others --out made.npy").expect(0);
    run("convert " + DIGITS + " --ignore label --out given.npy").expect(0);
    byte[] made = Files.readAllBytes(file("made.npy"));
    byte[] given = Files.readAllBytes(file("given.npy"));
    assertEquals(given.length, made.length);
    int same = 0;
    for (int i = 128; i < given.length; i++) {
      same += (given[i] & 255) >= 128 == (made[i] & 255) >= 128 ? 1 : 0;
    }
    double share = same / (given.length - 128.0);
    assertTrue(share > 0.85, "share of pixels on the same side of grey: " + share);
  }

  @Test
  void deviationsStandBehindTheirCodes() throws IOException {
    run("encode m.genera " + DIGITS + " --out plain.csv").expect(0);
    run("encode m.genera " + DIGITS + " --deviations --out sure.csv").expect(0);
    List<String> plain = Files.readAllLines(file("plain.csv"));
    List<String> sure = Files.readAllLines(file("sure.csv"));
    assertEquals(
        plain.get(0) + ",sd(z1),sd(z2),sd(z3),sd(z4),sd(z5),sd(z6),sd(z7),sd(z8)", sure.get(0));
    for (int row = 1; row < sure.size(); row++) {
      assertTrue(sure.get(row).startsWith(plain.get(row) + ","), sure.get(row));
    }
    run("decode m.genera sure.csv --without-others --out sure.npy").expect(0);
    run("decode m.genera plain.csv --without-others --out plain.npy").expect(0);
    assertArrayEquals(Files.readAllBytes(file("plain.npy")), Files.readAllBytes(file("sure.npy")));
  }

  @Test
  void codesInAnArrayAreTakenByPosition() throws IOException {
    run("encode m.genera " + DIGITS + " --without-others --out codes.npy").expect(0);
    run("encode m.genera " + DIGITS + " --without-others --out few.csv").expect(0);
    run("decode m.genera codes.npy?names=model --out array.idx").expect(0);
    run("decode m.genera few.csv --out table.idx --threads 1").expect(0);
    assertArrayEquals(Files.readAllBytes(file("table.idx")), Files.readAllBytes(file("array.idx")));
  }

  @Test
  void theWayFromRowToRowIsALineOfASheetAndBeginsAndEndsThere() throws IOException {
    Outcome sheet =
        run("interpolate m.genera " + DIGITS + " --rows 3,17,5 --rows 8,9 --steps 6 --out s.png");
    assertTrue(sheet.expect(0).out().contains("pairs    3\nrows     18\n"), sheet.out());
    BufferedImage image = ImageIO.read(file("s.png").toFile());
    assertTrue(image.getWidth() > 48 && image.getHeight() > 24, image.toString());
    assertTrue(image.getWidth() > 1.8 * image.getHeight(), image.toString());
    run("interpolate m.genera " + DIGITS + " --rows 1,2 --steps 3 --without-places --out p.idx")
        .expect(0);
    List<String> codes = new ArrayList<>();
    run("encode m.genera " + DIGITS + " --out all.csv").expect(0);
    List<String> lines = Files.readAllLines(file("all.csv"));
    codes.addAll(List.of(lines.get(0), lines.get(1), lines.get(2)));
    Files.write(file("two.csv"), codes);
    run("decode m.genera two.csv --without-others --out two.idx").expect(0);
    byte[] path = Files.readAllBytes(file("p.idx"));
    byte[] ends = Files.readAllBytes(file("two.idx"));
    assertArrayEquals(pixels(ends, 0), pixels(path, 0));
    assertArrayEquals(pixels(ends, 1), pixels(path, 2));
  }

  private static byte[] pixels(byte[] idx, int image) {
    return java.util.Arrays.copyOfRange(idx, 16 + 64 * image, 16 + 64 * (image + 1));
  }

  @Test
  void rowsAreScoredByABoundThatIsNamedAsOne() throws IOException {
    Outcome one = run("score m.genera " + DIGITS).expect(0);
    assertTrue(one.out().contains("bound            log p(x) is at least"), one.out());
    assertTrue(one.out().contains("dynamic binarisation"), one.out());
    Outcome many = run("score m.genera " + DIGITS + " --draws 30 --out s.csv --json").expect(0);
    double elbo = figure(many.out(), "meanElbo");
    double tighter = figure(many.out(), "meanImportanceWeighted");
    assertTrue(-40 < elbo && elbo < tighter && tighter < 0, many.out());
    List<String> lines = Files.readAllLines(file("s.csv"));
    assertEquals("elbo,importanceWeighted,standardError", lines.get(0));
    assertEquals(201, lines.size());
  }

  private static double figure(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":(-?[0-9.]+)").matcher(json);
    assertTrue(matcher.find(), json);
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void gapsOfATableAreFilledAndReportsSayHow() throws IOException {
    run("fit vae toy:moons?n=600&seed=1 --out t.genera --threads 2 -o hidden=32 -o latent=2"
            + " -o epochs=60 -o imputation-steps=5")
        .expect(0);
    Files.writeString(file("gaps.csv"), "key,x,y\nleft,-0.5,\nright,,-0.4\nnothing,,\n");
    Outcome filled = run("impute t.genera gaps.csv --out filled.csv").expect(0);
    assertTrue(filled.out().contains("filled cells     4"), filled.out());
    assertTrue(filled.out().contains("Metropolis within Gibbs"), filled.out());
    List<String> lines = Files.readAllLines(file("filled.csv"));
    assertEquals("key,x,y", lines.get(0));
    assertTrue(lines.get(1).startsWith("left,-0.5,"), lines.get(1));
    assertTrue(lines.get(2).startsWith("right,") && lines.get(2).endsWith(",-0.4"), lines.get(2));
    Outcome drawn = run("sample t.genera -n 50 --given x=1 --out given.csv").expect(0);
    assertTrue(drawn.out().contains("approximate: draws by 5 turns"), drawn.out());
    Outcome free = run("sample t.genera -n 50 --out free.csv").expect(0);
    assertTrue(!free.out().contains("approximate"), free.out());
    List<String> given = Files.readAllLines(file("given.csv"));
    assertEquals(51, given.size());
    assertTrue(given.stream().skip(1).allMatch(line -> line.startsWith("1,")), given.toString());
    Outcome again = run("impute t.genera gaps.csv --out again.csv --threads 1").expect(0);
    assertEquals(lines, Files.readAllLines(file("again.csv")), again.out());
  }

  @Test
  void whatCannotBeDoneIsSaidBeforeItIsTried() {
    run("fit gmm toy:moons?n=200 --out g.genera").expect(0);
    Outcome decode = run("decode g.genera x.csv --out y.csv").expect(2);
    assertTrue(
        decode.err().contains("neither the capability 'series-model' (families: hmm)"),
        decode.err());
    assertTrue(decode.err().contains("It has: ancestral-sampling, conditioning"), decode.err());
    Outcome sure = run("encode g.genera toy:moons?n=9 --deviations --out y.csv").expect(2);
    assertTrue(sure.err().contains("no standard deviations of latent variables"), sure.err());
    Outcome draws = run("score g.genera toy:moons?n=9 --draws 3").expect(2);
    assertTrue(draws.err().contains("it has log p(x) itself"), draws.err());
    Outcome beyond = run("interpolate m.genera " + DIGITS + " --rows 3,201 --out n.png").expect(2);
    assertTrue(beyond.err().contains("There is no row 201: the data have 200 rows."), beyond.err());
    Outcome method = run("decode m.genera x.csv --method viterbi --out y.png").expect(2);
    assertTrue(method.err().contains("Leave out --method"), method.err());
  }
}
