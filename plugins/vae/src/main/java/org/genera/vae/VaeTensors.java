package org.genera.vae;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.numerics.Labels;
import org.genera.vae.label.ClassPriors;
import org.genera.vae.network.VaeShape;
import org.genera.vae.row.RowCodec;

/** A model as tensors of its file, and back. */
final class VaeTensors {

  private static final String ENCODER = "encoder";
  private static final String DECODER = "decoder";
  private static final String LIKELIHOOD = "likelihood";
  private static final String CLASSES = "log-class-probabilities";
  private static final String EMBEDDINGS = "embeddings";

  private VaeTensors() {}

  static void write(VaeModel model, float[] values, ModelArchiveWriter writer) {
    RowCodec codec = model.codec();
    VaeShape shape = model.shape();
    codec.write(writer);
    shape.encoder().write(writer, ENCODER, values, 0);
    shape.decoder().write(writer, DECODER, values, shape.decoderStart());
    if (shape.scalars() > 0) {
      int from = shape.scalarStart();
      float[] scalars = Arrays.copyOfRange(values, from, from + shape.scalars());
      writer.floats(LIKELIHOOD, scalars, scalars.length);
    }
    if (shape.labels().isPresent()) {
      writer.doubles(CLASSES, model.classPriors().logs(), shape.classes());
      shape.labels().get().write(writer, values, shape.labelStart());
    }
    shape.prior().write(writer, values, shape.priorStart());
    if (shape.embeddings() > 0) {
      int from = shape.embeddingStart();
      float[] embeddings = Arrays.copyOfRange(values, from, from + shape.embeddings());
      writer.floats(EMBEDDINGS, embeddings, embeddings.length);
    }
  }

  static VaeModel read(ModelArchive archive) {
    ModelHeader header = archive.header();
    RowCodec codec = RowCodec.of(header.schema(), header.options()).read(archive);
    VaeShape shape = VaeShape.of(codec, classes(header.schema()), header.options());
    float[] values = new float[shape.parameters()];
    shape.encoder().read(archive, ENCODER, values, 0);
    shape.decoder().read(archive, DECODER, values, shape.decoderStart());
    if (shape.scalars() > 0) {
      float[] scalars = archive.floats(LIKELIHOOD, shape.scalars());
      System.arraycopy(scalars, 0, values, shape.scalarStart(), scalars.length);
    }
    ClassPriors classes = ClassPriors.none();
    if (shape.labels().isPresent()) {
      classes = new ClassPriors(archive.doubles(CLASSES, shape.classes()));
      shape.labels().get().read(archive, values, shape.labelStart());
    }
    shape.prior().read(archive, values, shape.priorStart());
    if (shape.embeddings() > 0) {
      float[] embeddings = archive.floats(EMBEDDINGS, shape.embeddings());
      System.arraycopy(embeddings, 0, values, shape.embeddingStart(), embeddings.length);
    }
    return new VaeModel(header, codec, shape, classes, values);
  }

  /** How many classes a model's label has; 0 without one. */
  static int classes(Schema schema) {
    Optional<Column> label = schema.label();
    return label.map(column -> new Labels(column).count()).orElse(0);
  }
}
