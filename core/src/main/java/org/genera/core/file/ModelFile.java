package org.genera.core.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelHeader;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.core.data.OutputFile;
import org.genera.core.data.Sha256;

/**
 * Writes and reads models: one safetensors file each, so that other languages open the tensors as
 * they are. The header's {@code __metadata__} holds what determined the model, as texts; the last
 * tensor is the SHA-256 of all bytes before it. The same model gives the same bytes.
 */
public final class ModelFile {

  private ModelFile() {}

  /**
   * Whether a file begins as model files do.
   *
   * @param head its first bytes, more than a few if there are so many
   * @return true if the header has this platform's mark among its first words
   */
  public static boolean isLike(byte[] head) {
    String words = new String(head, StandardCharsets.ISO_8859_1);
    return words.startsWith("{\"__metadata__\":", Long.BYTES)
        && words.contains("\"format\":\"" + ModelMetadata.FORMAT + "\"");
  }

  /**
   * Writes a model. The file appears complete and verified, or not at all; one that exists is
   * replaced.
   *
   * @param model the model
   * @param path where to
   * @throws GeneraException {@link StandardError#INPUT_OUTPUT}, or {@link StandardError#NUMERICAL}
   *     for numbers that are not finite
   */
  public static void write(Model model, Path path) {
    byte[] bytes = toBytes(model);
    try (OutputFile output = OutputFile.create(path.toString(), true)) {
      Files.write(output.path(), bytes);
      SafetensorsDecoder.decode(Files.readAllBytes(output.path()), path.toString());
      output.commit();
    } catch (IOException e) {
      throw new GeneraException(
          StandardError.INPUT_OUTPUT,
          "Cannot write the model to '"
              + path
              + "': "
              + e
              + ". Check the place and its permissions.",
          e);
    }
  }

  /**
   * The bytes of a model's file.
   *
   * @param model the model
   * @return header, tensors and checksum
   * @throws GeneraException {@link StandardError#NUMERICAL} for numbers that are not finite
   */
  public static byte[] toBytes(Model model) {
    TensorCollector content = new TensorCollector();
    model.write(content);
    ModelMetadata metadata = ModelMetadata.of(model.header(), content.texts());
    return SafetensorsEncoder.encode(metadata.toTexts(), content.tensors());
  }

  /**
   * A fingerprint of a model.
   *
   * @param model the model
   * @return the SHA-256 of its file's bytes, in hexadecimal
   * @throws GeneraException as {@link #toBytes}
   */
  public static String digest(Model model) {
    return HexFormat.of().formatHex(Sha256.start().digest(toBytes(model)));
  }

  /**
   * Reads a model file.
   *
   * @param path where it is
   * @param declared gives the options of a family, by its name
   * @return the checked content
   * @throws GeneraException {@link StandardError#INVALID_MODEL_FILE} for whatever is wrong with the
   *     file, or what {@code declared} throws for a family that is not there
   */
  public static ModelArchive read(Path path, Function<String, List<Option<?>>> declared) {
    return fromBytes(bytes(path), path.toString(), declared);
  }

  /**
   * Reads the bytes of a model file.
   *
   * @param bytes the whole file
   * @param name what to call it in messages
   * @param declared gives the options of a family, by its name
   * @return the checked content
   * @throws GeneraException as {@link #read}
   */
  public static ModelArchive fromBytes(
      byte[] bytes, String name, Function<String, List<Option<?>>> declared) {
    SafetensorsDecoder.Decoded decoded = SafetensorsDecoder.decode(bytes, name);
    ModelMetadata metadata = ModelMetadata.read(decoded.metadata(), name);
    ModelHeader header =
        new ModelHeader(
            metadata.family(),
            metadata.schema(),
            options(metadata, name, declared),
            metadata.provenance(),
            metadata.summary());
    return new TensorArchive(name, header, decoded.tensors(), metadata.texts(), decoded.data());
  }

  /**
   * Reads what a model file says of its model, even where the family's plugin is missing.
   *
   * @param path where it is
   * @return the words of the file
   * @throws GeneraException {@link StandardError#INVALID_MODEL_FILE} for whatever is wrong with it
   */
  public static ModelMetadata metadata(Path path) {
    String name = path.toString();
    return ModelMetadata.read(SafetensorsDecoder.decode(bytes(path), name).metadata(), name);
  }

  private static Options options(
      ModelMetadata metadata, String name, Function<String, List<Option<?>>> declared) {
    List<Option<?>> options = declaredBy(metadata.family(), name, declared);
    try {
      return Options.of(options, metadata.options());
    } catch (GeneraException e) {
      throw new GeneraException(
          StandardError.INVALID_MODEL_FILE,
          name
              + " does not fit the installed family '"
              + metadata.family()
              + "': "
              + e.getMessage()
              + " Use the version of the plugin that wrote it.",
          e);
    }
  }

  private static List<Option<?>> declaredBy(
      String family, String name, Function<String, List<Option<?>>> declared) {
    try {
      return declared.apply(family);
    } catch (GeneraException e) {
      throw new GeneraException(
          e.code(), name + " needs the family '" + family + "': " + e.getMessage(), e);
    }
  }

  static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw InvalidModelFile.error("There is no model file '" + path + "'. Check the name.");
    } catch (IOException e) {
      throw InvalidModelFile.error("Cannot read the model file '" + path + "': " + e + ".");
    } catch (OutOfMemoryError e) {
      throw InvalidModelFile.error(
          "The model file '" + path + "' does not fit in memory. Allow more with -Xmx….");
    }
  }
}
