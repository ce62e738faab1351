package org.genera.vae;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.numerics.Labels;

/** A model as tensors of its file, and back. */
final class VaeTensors {

  private static final String ENCODER = "encoder";
  private static final String DECODER = "decoder";
  private static final String LIKELIHOOD = "likelihood";
  private static final String CLASSES = "log-class-probabilities";
  private static final String CENTRES = "centres";
  private static final String SCALES = "scales";
  private static final String LOWEST = "lowest";
  private static final String HIGHEST = "highest";

  private VaeTensors() {}

  static void write(VaeModel model, float[] values, ModelArchiveWriter writer) {
    RowCodec codec = model.codec();
    VaeShape shape = model.shape();
    if (!codec.scaledColumns().isEmpty()) {
      writer.doubles(CENTRES, codec.centres(), codec.centres().length);
      writer.doubles(SCALES, codec.scales(), codec.scales().length);
      writer.doubles(LOWEST, codec.lowest(), codec.lowest().length);
      writer.doubles(HIGHEST, codec.highest(), codec.highest().length);
    }
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
  }

  static VaeModel read(ModelArchive archive) {
    ModelHeader header = archive.header();
    RowCodec codec = codec(archive);
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
    return new VaeModel(header, codec, shape, classes, values);
  }

  private static RowCodec codec(ModelArchive archive) {
    RowCodec codec = RowCodec.of(archive.header().schema(), archive.header().options());
    int columns = codec.scaledColumns().size();
    return columns == 0
        ? codec
        : codec
            .standardised(archive.doubles(CENTRES, columns), archive.doubles(SCALES, columns))
            .within(archive.doubles(LOWEST, columns), archive.doubles(HIGHEST, columns));
  }

  /** How many classes a model's label has; 0 without one. */
  static int classes(Schema schema) {
    Optional<Column> label = schema.label();
    return label.map(column -> new Labels(column).count()).orElse(0);
  }
}
