package org.genera.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Tells picture files by their first bytes. */
public final class PictureKind {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final int BMP_HEADER = 14;
  private static final int LARGEST_BMP_INFO = 124;
  private static final int CHUNK_FRAME = 12;

  private PictureKind() {}

  /**
   * Whether a file is a picture that is read.
   *
   * @param head its first bytes
   * @return true for PNG, JPEG and BMP
   */
  public static boolean isPicture(byte[] head) {
    return startsWith(head, PNG) || startsWith(head, JPEG) || isBmp(head);
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(magic, 0, magic.length, head, 0, magic.length);
  }

  /** "BM" alone begins many a text. */
  private static boolean isBmp(byte[] head) {
    if (head.length < BMP_HEADER + 4 || head[0] != 'B' || head[1] != 'M') {
      return false;
    }
    int info = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(BMP_HEADER);
    return info >= 12 && info <= LARGEST_BMP_INFO;
  }

  /**
   * A text that a PNG file carries before its pixels.
   *
   * @param head the first bytes of a file
   * @param keyword what the text is called
   * @return the text, if there is one
   */
  public static Optional<String> pngText(byte[] head, String keyword) {
    if (!startsWith(head, PNG)) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(head);
    byte[] wanted = (keyword + "\0").getBytes(StandardCharsets.ISO_8859_1);
    int at = PNG.length;
    while (at + CHUNK_FRAME <= head.length) {
      int length = bytes.getInt(at);
      String type = new String(head, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (length < 0 || length > head.length - at - CHUNK_FRAME || type.equals("IDAT")) {
        return Optional.empty();
      }
      byte[] content = Arrays.copyOfRange(head, at + 8, at + 8 + length);
      if (type.equals("tEXt") && startsWith(content, wanted)) {
        return Optional.of(
            new String(
                content, wanted.length, length - wanted.length, StandardCharsets.ISO_8859_1));
      }
      at += CHUNK_FRAME + length;
    }
    return Optional.empty();
  }
}
