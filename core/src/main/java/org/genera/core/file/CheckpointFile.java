package org.genera.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.core.data.OutputFile;
import org.genera.core.json.JsonFields;

/**
 * Writes and reads the state of a training that has not ended: a safetensors file like a model's,
 * whose {@code __metadata__} says of which training it is.
 */
public final class CheckpointFile {

  static final String FORMAT = "genera-checkpoint";
  private static final String VERSION = "1";

  private CheckpointFile() {}

  /**
   * Writes a state. The file appears complete or not at all; one that exists is replaced.
   *
   * @param training which training it is
   * @param state writes the state
   * @param path where to
   * @throws GeneraException {@link StandardError#INPUT_OUTPUT}, or {@link StandardError#NUMERICAL}
   *     for numbers that are not finite
   */
  public static void write(
      TrainingIdentity training, Consumer<ModelArchiveWriter> state, Path path) {
    byte[] bytes = toBytes(training, state);
    try (OutputFile output = OutputFile.create(path.toString(), true)) {
      Files.write(output.path(), bytes);
      output.commit();
    } catch (IOException e) {
      throw new GeneraException(
          StandardError.INPUT_OUTPUT,
          "Cannot write the checkpoint '"
              + path
              + "': "
              + e
              + ". Check the place and its permissions.",
          e);
    }
  }

  /**
   * The bytes of a state's file.
   *
   * @param training which training it is
   * @param state writes the state
   * @return header, tensors and checksum
   * @throws GeneraException {@link StandardError#NUMERICAL} for numbers that are not finite
   */
  public static byte[] toBytes(TrainingIdentity training, Consumer<ModelArchiveWriter> state) {
    TensorCollector content = new TensorCollector();
    state.accept(content);
    SortedMap<String, String> metadata = new TreeMap<>();
    metadata.put("format", FORMAT);
    metadata.put("format_version", VERSION);
    metadata.put("training", ModelMetadata.json(training.facts()));
    metadata.put("texts", ModelMetadata.json(content.texts()));
    return SafetensorsEncoder.encode(metadata, content.tensors());
  }

  /**
   * Reads a state.
   *
   * @param path where it is
   * @param training which training it must be of
   * @param header what the archive says of the model to be
   * @return the checked content
   * @throws GeneraException {@link StandardError#INVALID_MODEL_FILE} for whatever is wrong with the
   *     file, {@link StandardError#USAGE} for one of another training
   */
  public static ModelArchive read(Path path, TrainingIdentity training, ModelHeader header) {
    return fromBytes(ModelFile.bytes(path), path.toString(), training, header);
  }

  /**
   * Reads the bytes of a state's file.
   *
   * @param bytes the whole file
   * @param name what to call it in messages
   * @param training which training it must be of
   * @param header what the archive says of the model to be
   * @return the checked content
   * @throws GeneraException as {@link #read}
   */
  public static ModelArchive fromBytes(
      byte[] bytes, String name, TrainingIdentity training, ModelHeader header) {
    SafetensorsDecoder.Decoded decoded = decode(bytes, name);
    JsonFields fields = decoded.metadata();
    requireFormat(fields, name);
    Map<String, String> there = ModelMetadata.texts(ModelMetadata.nested(fields, name, "training"));
    training
        .difference(new TrainingIdentity(there))
        .ifPresent(difference -> throwOther(name, difference));
    Map<String, String> texts = ModelMetadata.texts(ModelMetadata.nested(fields, name, "texts"));
    fields.end();
    return new TensorArchive(name, header, decoded.tensors(), texts, decoded.data());
  }

  private static SafetensorsDecoder.Decoded decode(byte[] bytes, String name) {
    try {
      return SafetensorsDecoder.decode(bytes, name);
    } catch (GeneraException e) {
      throw new GeneraException(
          e.code(),
          "The checkpoint '"
              + name
              + "' is cut off, altered, or was never one. Begin anew, with --force instead of"
              + " --resume.",
          e);
    }
  }

  private static void throwOther(String name, String difference) {
    throw new GeneraException(
        StandardError.USAGE,
        "The checkpoint '"
            + name
            + "' is of another training: "
            + difference
            + ". Give what it began with, or begin anew with another checkpoint file.");
  }

  private static void requireFormat(JsonFields fields, String name) {
    String format = fields.text("format");
    if (!format.equals(FORMAT)) {
      throw InvalidModelFile.error(
          name
              + " is no checkpoint: its format is '"
              + format
              + "'. Name a file that 'fit --checkpoint' has written.");
    }
    String version = fields.text("format_version");
    if (!version.equals(VERSION)) {
      throw InvalidModelFile.error(
          name
              + " is written in version "
              + version
              + " of the format; this Genera reads version "
              + VERSION
              + ". Use the Genera that wrote it.");
    }
  }
}
