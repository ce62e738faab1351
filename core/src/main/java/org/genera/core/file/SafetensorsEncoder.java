package org.genera.core.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.core.data.Sha256;
import org.genera.core.file.TensorCollector.Content;
import org.genera.core.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the layout of safetensors: the header's length in 8 bytes, the header, the tensors. The
 * same content gives the same bytes: wide numbers come first, so that all are aligned, then names
 * are in order; the checksum is last.
 */
final class SafetensorsEncoder {

  private static final int ALIGNMENT = 8;
  private static final long MOST_BYTES = Integer.MAX_VALUE - 8;
  private static final Comparator<Content> ORDER =
      Comparator.comparing((Content content) -> -content.dtype().bytes())
          .thenComparing(Content::name);

  private SafetensorsEncoder() {}

  static byte[] encode(SortedMap<String, String> metadata, List<Content> tensors) {
    List<Content> all = new ArrayList<>(tensors);
    all.sort(ORDER);
    all.add(new Content(Tensor.CHECKSUM, Dtype.U8, new int[] {Sha256.LENGTH}, bytes -> {}));
    byte[] header = header(metadata, all);
    long size = Long.BYTES + header.length + all.stream().mapToLong(Content::bytes).sum();
    if (size > MOST_BYTES) {
      throw new GeneraException(
          StandardError.INPUT_OUTPUT,
          "The model takes "
              + size
              + " bytes; a model file holds 2 GiB at most. Train a smaller one.");
    }
    ByteBuffer file = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header);
    for (Content content : all) {
      int bytes = (int) content.bytes();
      content.fill().accept(file.slice(file.position(), bytes).order(ByteOrder.LITTLE_ENDIAN));
      file.position(file.position() + bytes);
    }
    sign(file.array());
    return file.array();
  }

  private static byte[] header(SortedMap<String, String> metadata, List<Content> tensors) {
    ObjectNode header = Json.object();
    ObjectNode texts = header.putObject("__metadata__");
    metadata.forEach(texts::put);
    long begin = 0;
    for (Content content : tensors) {
      long end = begin + content.bytes();
      ObjectNode entry = header.putObject(content.name());
      entry.put("dtype", content.dtype().name());
      ArrayNode shape = entry.putArray("shape");
      for (int size : content.shape()) {
        shape.add(size);
      }
      entry.putArray("data_offsets").add(begin).add(end);
      begin = end;
    }
    return padded(Json.write(header).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] padded(byte[] text) {
    int length = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] padded = Arrays.copyOf(text, length);
    Arrays.fill(padded, text.length, length, (byte) ' ');
    return padded;
  }

  private static void sign(byte[] file) {
    MessageDigest digest = Sha256.start();
    digest.update(file, 0, file.length - Sha256.LENGTH);
    System.arraycopy(digest.digest(), 0, file, file.length - Sha256.LENGTH, Sha256.LENGTH);
  }
}
