package org.genera.core.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.genera.api.StandardError;
import org.genera.core.data.Sha256;
import org.genera.core.json.Json;
import org.genera.core.json.JsonFields;

/** Reads the layout of safetensors, and believes nothing that it has not checked. */
final class SafetensorsDecoder {

  private static final String METADATA = "__metadata__";
  private static final long MOST_HEADER_BYTES = 100_000_000;

  private final byte[] file;
  private final String name;

  private SafetensorsDecoder(byte[] file, String name) {
    this.file = file;
    this.name = name;
  }

  /**
   * A checked file.
   *
   * @param metadata the texts in the header, not yet looked at
   * @param tensors the tensors without the checksum
   * @param data the bytes after the header
   */
  record Decoded(JsonFields metadata, List<Tensor> tensors, ByteBuffer data) {}

  static Decoded decode(byte[] file, String name) {
    return new SafetensorsDecoder(file, name).decode();
  }

  private Decoded decode() {
    int headerLength = headerLength();
    String text = headerText(headerLength);
    int dataStart = Long.BYTES + headerLength;
    requireChecksum(text, dataStart);
    JsonFields header = Json.read(text, name + ": the header", StandardError.INVALID_MODEL_FILE);
    ByteBuffer data =
        ByteBuffer.wrap(file, dataStart, file.length - dataStart)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    List<Tensor> tensors = tensors(header);
    requireTiling(tensors, data.capacity());
    requireFinite(tensors, data);
    JsonFields metadata = header.object(METADATA);
    return new Decoded(metadata, tensors.subList(0, tensors.size() - 1), data);
  }

  private int headerLength() {
    if (file.length < Long.BYTES) {
      throw InvalidModelFile.foreign(name, "it has only " + file.length + " bytes");
    }
    long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MOST_HEADER_BYTES || length > file.length - Long.BYTES) {
      throw InvalidModelFile.foreign(
          name, "a header of " + length + " bytes does not fit into its " + file.length);
    }
    return (int) length;
  }

  private String headerText(int length) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(file, Long.BYTES, length))
              .toString();
      if (text.charAt(0) == '{') {
        return text;
      }
    } catch (CharacterCodingException e) {
      throw InvalidModelFile.foreign(name, "its header is no text");
    }
    throw InvalidModelFile.foreign(name, "its header is no JSON");
  }

  private void requireChecksum(String header, int dataStart) {
    int signed = file.length - Sha256.LENGTH;
    if (signed < dataStart) {
      throw InvalidModelFile.damaged(name, "it ends before its checksum");
    }
    MessageDigest digest = Sha256.start();
    digest.update(file, 0, signed);
    if (!Arrays.equals(digest.digest(), Arrays.copyOfRange(file, signed, file.length))) {
      throw header.contains("\"" + ModelMetadata.FORMAT + "\"")
          ? InvalidModelFile.damaged(name, "its checksum does not fit its content")
          : InvalidModelFile.foreign(name, "it has no checksum");
    }
  }

  private List<Tensor> tensors(JsonFields header) {
    List<Tensor> tensors = new ArrayList<>();
    for (String key : header.names()) {
      if (!key.equals(METADATA)) {
        tensors.add(tensor(key, header.object(key)));
      }
    }
    tensors.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
    return tensors;
  }

  private Tensor tensor(String key, JsonFields fields) {
    String dtypeName = fields.text("dtype");
    Dtype dtype =
        Dtype.named(dtypeName)
            .orElseThrow(() -> fields.error("unknown dtype '" + dtypeName + "'."));
    int[] shape = shape(fields);
    long[] offsets = fields.wholes("data_offsets");
    fields.end();
    if (!Tensor.isName(key)) {
      throw fields.error("this is no name for a tensor.");
    }
    if (offsets.length != 2
        || offsets[1] < offsets[0]
        || offsets[1] - offsets[0] != bytes(fields, dtype, shape)) {
      throw fields.error(
          "data_offsets "
              + Arrays.toString(offsets)
              + " do not fit "
              + dtype
              + " "
              + Arrays.toString(shape)
              + ".");
    }
    return new Tensor(key, dtype, shape, offsets[0], offsets[1]);
  }

  private static int[] shape(JsonFields fields) {
    long[] sizes = fields.wholes("shape");
    int[] shape = new int[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] > Integer.MAX_VALUE) {
        throw fields.error("a size of " + sizes[i] + " is too large.");
      }
      shape[i] = (int) sizes[i];
    }
    return shape;
  }

  private static long bytes(JsonFields fields, Dtype dtype, int[] shape) {
    try {
      return Math.multiplyExact(Tensor.count(shape), (long) dtype.bytes());
    } catch (ArithmeticException e) {
      throw fields.error("the shape " + Arrays.toString(shape) + " is too large.");
    }
  }

  /** The tensors lie one after the other, fill the file, and the last is the checksum. */
  private void requireTiling(List<Tensor> tensors, int dataLength) {
    long next = 0;
    for (Tensor tensor : tensors) {
      if (tensor.begin() != next) {
        throw InvalidModelFile.damaged(
            name,
            "tensor '" + tensor.name() + "' begins at " + tensor.begin() + " instead of " + next);
      }
      next = tensor.end();
    }
    if (next != dataLength) {
      throw InvalidModelFile.damaged(
          name, "its tensors take " + next + " bytes, but there are " + dataLength);
    }
    Tensor last = tensors.isEmpty() ? null : tensors.get(tensors.size() - 1);
    if (last == null
        || !last.name().equals(Tensor.CHECKSUM)
        || last.dtype() != Dtype.U8
        || !Arrays.equals(last.shape(), new int[] {Sha256.LENGTH})) {
      throw InvalidModelFile.foreign(name, "its last tensor is no checksum");
    }
  }

  private void requireFinite(List<Tensor> tensors, ByteBuffer data) {
    for (Tensor tensor : tensors) {
      for (int i = 0; i < tensor.count(); i++) {
        if (!Double.isFinite(number(tensor, data, i))) {
          throw InvalidModelFile.damaged(
              name, "number " + i + " of tensor '" + tensor.name() + "' is not finite");
        }
      }
    }
  }

  private static double number(Tensor tensor, ByteBuffer data, int index) {
    int place = (int) tensor.begin() + index * tensor.dtype().bytes();
    return switch (tensor.dtype()) {
      case F64 -> data.getDouble(place);
      case F32 -> data.getFloat(place);
      case I64, U8 -> 0;
    };
  }
}
