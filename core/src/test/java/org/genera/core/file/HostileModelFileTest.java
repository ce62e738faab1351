package org.genera.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, the answer is a model or one clear error, and no memory is taken. */
class HostileModelFileTest {

  private static final byte[] FILE =
      ModelFile.toBytes(
          SampleModel.of(Map.of(), writer -> writer.doubles("x", new double[] {1, 2}, 2)));
  private static final int HEADER_LENGTH =
      (int) ByteBuffer.wrap(FILE).order(ByteOrder.LITTLE_ENDIAN).getLong();

  private static GeneraException assertInvalid(byte[] bytes) {
    GeneraException error = assertThrows(GeneraException.class, () -> read(bytes));
    assertEquals(StandardError.INVALID_MODEL_FILE, error.code(), error.getMessage());
    assertTrue(error.getMessage().contains("m.genera"), error.getMessage());
    return error;
  }

  private static void read(byte[] bytes) {
    ModelFile.fromBytes(bytes, "m.genera", family -> SampleModel.OPTIONS);
  }

  /** A file with a header of the test's choice, two doubles of data and a checksum that fits. */
  private static byte[] forged(String header) {
    return forged(header, new double[] {1, 2});
  }

  private static byte[] forged(String header, double[] data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + 8 * data.length + 32).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    for (double value : data) {
      bytes.putDouble(value);
    }
    return signed(bytes.array());
  }

  private static byte[] signed(byte[] file) {
    try {
      byte[] before = Arrays.copyOf(file, file.length - 32);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(before);
      System.arraycopy(digest, 0, file, before.length, 32);
      return file;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header() {
    return new String(FILE, 8, HEADER_LENGTH, StandardCharsets.UTF_8);
  }

  @Test
  void theForgeryItselfIsReadable() {
    read(forged(header()));
  }

  @Test
  void everyTruncationIsFound() {
    for (int length = 0; length < FILE.length; length++) {
      assertInvalid(Arrays.copyOf(FILE, length));
    }
  }

  @Test
  void everyAppendedByteIsFound() {
    assertInvalid(Arrays.copyOf(FILE, FILE.length + 1));
  }

  @Test
  void everyFlippedBitIsFound() {
    for (int bit = 0; bit < 8 * FILE.length; bit++) {
      byte[] flipped = FILE.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertInvalid(flipped);
    }
  }

  @Test
  void everyFlippedBitUnderAFreshChecksumIsReadableOrAnError() {
    for (int bit = 0; bit < 8 * (FILE.length - 32); bit++) {
      byte[] flipped = FILE.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        read(signed(flipped));
      } catch (GeneraException e) {
        assertEquals(StandardError.INVALID_MODEL_FILE, e.code(), e.getMessage());
      }
    }
  }

  @Test
  void noiseIsNoModelFile() {
    long seed = 5;
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      assertTrue(
          assertInvalid(noise).getMessage().contains("is no model file of Genera"), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 100_000_001, 1L << 31, 1L << 32, 1L << 62, Long.MIN_VALUE})
  void headerLengthsAreCheckedBeforeAnythingIsAllocated(long length) {
    byte[] bytes = FILE.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
    assertInvalid(signed(bytes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          "shape":[2]                  ; "shape":[4294967296,4294967296]; is too large
          "shape":[2]                  ; "shape":[2147483647,2147483647,2147483647]; is too large
          "shape":[2]                  ; "shape":[3]; do not fit
          "shape":[2]                  ; "shape":[-2]; 'shape' must be a whole number from 0
          "shape":[2]                  ; "shape":[2.0]; 'shape' must be a whole number
          "shape":[2]                  ; "shape":2; 'shape' must be a list
          "shape":[2]                  ; "shape":[2],"more":1; unknown key 'more'
          "data_offsets":[0,16]        ; "data_offsets":[8,24]; begins at 8 instead of 0
          "data_offsets":[0,16]        ; "data_offsets":[16,0]; do not fit
          "data_offsets":[0,16]        ; "data_offsets":[0,9223372036854775807]; do not fit
          "data_offsets":[0,16]        ; "data_offsets":[0,16,32]; do not fit
          "data_offsets":[16,48]       ; "data_offsets":[8,40]; instead of 16
          "data_offsets":[16,48]       ; "data_offsets":[24,56]; instead of 16
          "dtype":"F64"                ; "dtype":"F16"; unknown dtype 'F16'
          "dtype":"F64"                ; "dtype":null; 'dtype' must be a text
          "x":{                        ; "x/y":{; no name for a tensor
          "x":{                        ; "checksum":{; Duplicate
          "checksum":{                 ; "digest":{; its last tensor is no checksum
          "format":"genera"            ; "format":"pt"; is no model file of Genera
          "format_version":"1"         ; "format_version":"2"; version 2
          "family":"sample"            ; "family":["sample"]; 'family' must be a text
          "family":"sample"            ; "family":"sample","family":"x"; Duplicate
          "family":"sample"            ; "family":"sample","class":"x"; unknown key 'class'
          \\"kind\\":\\"real\\"        ; \\"kind\\":\\"rael\\"; unknown kind 'rael'
          \\"iterations\\":17          ; \\"iterations\\":1e400; 'iterations' must be a whole number
          \\"sumOfWeights\\":272.0     ; \\"sumOfWeights\\":1e400; 'sumOfWeights' must be a number
          \\"rows\\":272               ; \\"rows\\":-1; 'rows' must be a whole number
          \\"seed\\":-5                ; \\"seed\\":99999999999999999999; 'seed' must be a whole number
          """)
  void forgedHeadersAreFound(String part, String forgery, String message) {
    assertTrue(header().contains(part), part);
    GeneraException error = assertInvalid(forged(header().replace(part, forgery)));
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void numbersThatAreNotFiniteAreFound(double bad) {
    GeneraException error = assertInvalid(forged(header(), new double[] {1, bad}));
    assertTrue(error.getMessage().contains("number 1 of tensor 'x'"), error.getMessage());
  }

  @Test
  void aFileOfAnotherProgramIsCalledSo() {
    byte[] text =
        "{\"w\":{\"dtype\":\"F64\",\"shape\":[4],\"data_offsets\":[0,32]}}"
            .getBytes(StandardCharsets.UTF_8);
    byte[] bytes =
        ByteBuffer.allocate(8 + text.length + 32)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(text.length)
            .put(text)
            .array();
    assertTrue(assertInvalid(bytes).getMessage().contains("is no model file of Genera"));
  }

  @Test
  void aDamagedFileIsNotCalledForeign() {
    byte[] bytes = FILE.clone();
    bytes[bytes.length - 40] ^= 1;
    String message = assertInvalid(bytes).getMessage();
    assertTrue(message.contains("its checksum does not fit"), message);
    assertFalse(message.contains("is no model file"), message);
  }
}
