package org.genera.core.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bytes on disk, read as anybody would who has the specification of safetensors only. */
class SafetensorsLayoutTest {

  private final byte[] file =
      ModelFile.toBytes(
          SampleModel.of(
              Map.of("components", "2", "scale.x", "0.5"),
              writer -> {
                writer.floats("a", new float[] {1, 2, 3}, 3);
                writer.longs("n", new long[] {9}, 1);
                writer.doubles("m", new double[] {0.5, -4}, 1, 2);
                writer.text("note", "hello");
              }));
  private final ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  private final int headerLength = (int) bytes.getLong(0);
  private final String header = new String(file, 8, headerLength, StandardCharsets.UTF_8);
  private final int data = 8 + headerLength;

  @Test
  void theHeaderIsThisText() {
    String expected =
        """
        {"__metadata__":{"family":"sample","format":"genera","format_version":"1",\
        "options":"{\\"components\\":\\"2\\",\\"scale.x\\":\\"0.5\\",\\"tolerance\\":\\"1.0E-6\\"}",\
        "provenance":"{\\"seed\\":-5,\\"dataDigest\\":\\"ab12\\",\\"rows\\":272,\\"platform\\":\\"0.1.0\\",\
        \\"libraries\\":{\\"a\\":\\"1\\",\\"blas\\":\\"0.3 \\\\\\"Ä\\\\\\"\\"}}",\
        "schema":"{\\n  \\"columns\\": [\\n\
            {\\"name\\":\\"x\\",\\"kind\\":\\"real\\",\\"role\\":\\"feature\\"},\\n\
            {\\"name\\":\\"kind\\",\\"kind\\":\\"category\\",\\"role\\":\\"label\\",\
        \\"levels\\":[\\"a\\",\\"\\\\\\"b\\\\\\"\\\\n\\"]}\\n  ]\\n}\\n",\
        "summary":"{\\"iterations\\":17,\\"converged\\":true,\\"logLikelihood\\":-1130.2639,\
        \\"sumOfWeights\\":272.0,\\"parameters\\":11,\\"figures\\":{\\"z\\":0.1,\\"a\\":\\"inf\\"}}",\
        "texts":"{\\"note\\":\\"hello\\"}"},\
        "m":{"dtype":"F64","shape":[1,2],"data_offsets":[0,16]},\
        "n":{"dtype":"I64","shape":[1],"data_offsets":[16,24]},\
        "a":{"dtype":"F32","shape":[3],"data_offsets":[24,36]},\
        "checksum":{"dtype":"U8","shape":[32],"data_offsets":[36,68]}}""";
    assertEquals(expected, header.stripTrailing());
  }

  @Test
  void tensorsAreAlignedLittleEndianAndWithoutGaps() {
    assertEquals(0, data % 8);
    assertEquals(data + 68, file.length);
    assertEquals(0.5, bytes.getDouble(data));
    assertEquals(-4, bytes.getDouble(data + 8));
    assertEquals(9, bytes.getLong(data + 16));
    assertEquals(1f, bytes.getFloat(data + 24));
    assertEquals(3f, bytes.getFloat(data + 32));
  }

  @Test
  void theLastTensorIsTheDigestOfAllBefore() throws NoSuchAlgorithmException {
    byte[] before = Arrays.copyOf(file, data + 36);
    assertArrayEquals(
        MessageDigest.getInstance("SHA-256").digest(before),
        Arrays.copyOfRange(file, data + 36, file.length));
  }

  @Test
  void nothingButBlanksFillsTheHeader() {
    assertTrue(header.stripTrailing().endsWith("}}"));
    assertTrue(header.length() - header.stripTrailing().length() < 8);
  }
}
