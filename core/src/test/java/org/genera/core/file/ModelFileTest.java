package org.genera.core.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.option.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

  @TempDir Path directory;

  private static ModelArchive read(byte[] bytes) {
    return ModelFile.fromBytes(bytes, "test.genera", family -> SampleModel.OPTIONS);
  }

  @Test
  void everyTensorAndTextIsReadBackBitForBit() {
    ModelArchive archive = read(ModelFile.toBytes(SampleModel.small()));
    assertEquals(Set.of("b", "counts", "empty", "means", "scalar"), archive.tensors());
    assertArrayEquals(
        new double[] {1, -2, Math.PI, Double.MIN_VALUE}, archive.doubles("means", 2, -1));
    assertArrayEquals(new float[] {1.5f, -0f, Float.MIN_VALUE}, archive.floats("b", 3));
    assertArrayEquals(new long[] {Long.MIN_VALUE, 7}, archive.longs("counts", -1));
    assertEquals(
        Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(archive.doubles("scalar")[0]));
    assertArrayEquals(new int[] {0, 3}, archive.shape("empty"));
    assertEquals("ein\nzwei ü€😀", archive.text("vocabulary"));
  }

  @Test
  void theHeaderIsReadBack() {
    ModelHeader written = SampleModel.small().header();
    ModelHeader header = read(ModelFile.toBytes(SampleModel.small())).header();
    assertEquals(written.family(), header.family());
    assertEquals(written.schema(), header.schema());
    assertEquals(written.options().effective(), header.options().texts());
    assertEquals(written.provenance(), header.provenance());
    assertEquals(written.summary().logLikelihood(), header.summary().logLikelihood());
    assertEquals(List.of("z", "a"), List.copyOf(header.summary().figures().keySet()));
    assertEquals(0.1, header.summary().figures().get("z"));
    assertEquals(Double.POSITIVE_INFINITY, header.summary().figures().get("a"));
  }

  @Test
  void theSameModelGivesTheSameBytesAlsoAfterReading() {
    byte[] bytes = ModelFile.toBytes(SampleModel.small());
    assertArrayEquals(bytes, ModelFile.toBytes(SampleModel.small()));
    SampleModel again = new SampleModel(read(bytes).header(), SampleModel.small().content());
    assertArrayEquals(bytes, ModelFile.toBytes(again));
  }

  @Test
  void aPathIsKeptAsTheDigestOfItsContent() throws IOException {
    Path means = Files.writeString(directory.resolve("means.npy"), "abc");
    SampleModel model = SampleModel.of(Map.of("start-means", means.toString()), writer -> {});
    String text = read(ModelFile.toBytes(model)).header().options().texts().get("start-means");
    // FIPS 180-2, appendix B.1
    assertEquals("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", text);
    SampleModel again = SampleModel.of(Map.of("start-means", text), writer -> {});
    assertArrayEquals(ModelFile.toBytes(model), ModelFile.toBytes(again));
  }

  @Test
  void aFileIsWrittenWholeAndReplacesTheOld() throws IOException {
    Path path = Files.writeString(directory.resolve("m.genera"), "old");
    ModelFile.write(SampleModel.small(), path);
    assertArrayEquals(ModelFile.toBytes(SampleModel.small()), Files.readAllBytes(path));
    assertEquals(5, ModelFile.read(path, family -> SampleModel.OPTIONS).tensors().size());
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(path), files.toList());
    }
  }

  @Test
  void wordsAreReadWithoutTheFamily() {
    Path path = directory.resolve("m.genera");
    ModelFile.write(SampleModel.small(), path);
    ModelMetadata metadata = ModelFile.metadata(path);
    assertEquals("sample", metadata.family());
    assertEquals(Map.of("components", "2", "tolerance", "1.0E-6"), metadata.options());
  }

  @Test
  void aMissingFamilyIsNamedWithWhatTheLookUpSays() {
    byte[] bytes = ModelFile.toBytes(SampleModel.small());
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () ->
                ModelFile.fromBytes(
                    bytes,
                    "m.genera",
                    family -> {
                      throw new GeneraException(StandardError.UNKNOWN_NAME, "There is gmm.");
                    }));
    assertEquals(StandardError.UNKNOWN_NAME, error.code());
    assertEquals("m.genera needs the family 'sample': There is gmm.", error.getMessage());
  }

  @Test
  void optionsThatTheFamilyDoesNotHaveMakeTheFileUnreadable() {
    byte[] bytes = ModelFile.toBytes(SampleModel.small());
    List<Option<?>> other = List.of(Option.integer("component"), Option.real("tolerance"));
    GeneraException error =
        assertThrows(
            GeneraException.class, () -> ModelFile.fromBytes(bytes, "m.genera", family -> other));
    assertEquals(StandardError.INVALID_MODEL_FILE, error.code());
    assertTrue(error.getMessage().contains("Unknown option 'components'"), error.getMessage());
  }

  @Test
  void anArchiveRefusesWhatItDoesNotHave() {
    ModelArchive archive = read(ModelFile.toBytes(SampleModel.small()));
    assertInvalid("no tensor 'mean'", () -> archive.doubles("mean", 2, 2));
    assertInvalid("is F64 [2, 2] instead of F64 [2, 3]", () -> archive.doubles("means", 2, 3));
    assertInvalid("is F64 [2, 2] instead of F64 [4]", () -> archive.doubles("means", 4));
    assertInvalid("is F64 [2, 2] instead of F32 [2, 2]", () -> archive.floats("means", 2, 2));
    assertInvalid("no text 'words'", () -> archive.text("words"));
    assertInvalid("no tensor 'checksum'", () -> archive.shape("checksum"));
  }

  @Test
  void numbersThatAreNotFiniteAreNotSaved() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      SampleModel doubles = SampleModel.of(Map.of(), w -> w.doubles("x", new double[] {bad}, 1));
      SampleModel floats =
          SampleModel.of(Map.of(), w -> w.floats("x", new float[] {(float) bad}, 1));
      for (SampleModel model : List.of(doubles, floats)) {
        GeneraException error = assertThrows(GeneraException.class, () -> ModelFile.toBytes(model));
        assertEquals(StandardError.NUMERICAL, error.code());
      }
    }
  }

  @Test
  void aFamilyThatWritesNonsenseIsToldSo() {
    assertNonsense(writer -> writer.doubles("x", new double[3], 2, 2));
    assertNonsense(writer -> writer.doubles("checksum", new double[1]));
    assertNonsense(writer -> writer.doubles("../x", new double[1]));
    assertNonsense(
        writer -> {
          writer.doubles("x", new double[1]);
          writer.floats("x", new float[1]);
        });
  }

  private static void assertNonsense(Consumer<ModelArchiveWriter> content) {
    SampleModel model = SampleModel.of(Map.of(), content);
    assertThrows(IllegalArgumentException.class, () -> ModelFile.toBytes(model));
  }

  @Test
  void anAbsentFileIsNamed() {
    assertInvalid(
        "There is no model file",
        () -> ModelFile.read(directory.resolve("none"), family -> SampleModel.OPTIONS));
  }

  private static void assertInvalid(String message, Runnable work) {
    GeneraException error = assertThrows(GeneraException.class, work::run);
    assertEquals(StandardError.INVALID_MODEL_FILE, error.code());
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
