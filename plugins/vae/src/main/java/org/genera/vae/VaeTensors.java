package org.genera.vae;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.model.Model;
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

  static Model read(ModelArchive archive) {
    ModelHeader header = archive.header();
    RowCodec codec = codec(archive);
    boolean stacked =
        header.schema().label().isPresent()
            && LabelMode.valueOf(header.options()) == LabelMode.STACKED;
    if (stacked) {
      VaeShape shape = VaeShape.of(codec, 0, header.options());
      StackedShape second = StackedShape.of(shape.latent(), header.schema(), header.options());
      ModelArchive part = new ArchivePart(archive, header, StackedModel.SECOND);
      return new StackedModel(
          header,
          codec,
          shape,
          values(archive, shape),
          second,
          priors(part, second.shape()),
          values(part, second.shape()));
    }
    VaeShape shape = VaeShape.of(codec, classes(header.schema()), header.options());
    return new VaeModel(header, codec, shape, priors(archive, shape), values(archive, shape));
  }

  private static ClassPriors priors(ModelArchive archive, VaeShape shape) {
    return shape.labels().isPresent()
        ? new ClassPriors(archive.doubles(CLASSES, shape.classes()))
        : ClassPriors.none();
  }

  private static float[] values(ModelArchive archive, VaeShape shape) {
    float[] values = new float[shape.parameters()];
    shape.encoder().read(archive, ENCODER, values, 0);
    shape.decoder().read(archive, DECODER, values, shape.decoderStart());
    if (shape.scalars() > 0) {
      float[] scalars = archive.floats(LIKELIHOOD, shape.scalars());
      System.arraycopy(scalars, 0, values, shape.scalarStart(), scalars.length);
    }
    shape.labels().ifPresent(label -> label.read(archive, values, shape.labelStart()));
    shape.prior().read(archive, values, shape.priorStart());
    return values;
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
