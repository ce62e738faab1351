package org.genera.vae;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.DensityBound;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.neural.Parameters;
import org.jspecify.annotations.Nullable;

/** A trained autoencoder. Networks are built when they are first needed, one for each thread. */
final class VaeModel implements Model, AncestralSampling, DensityBound, LatentEncoder, LatentSpace {

  private static final String ENCODER = "encoder";
  private static final String DECODER = "decoder";
  private static final String LIKELIHOOD = "likelihood";
  private static final String CENTRES = "centres";
  private static final String SCALES = "scales";
  private static final String LOWEST = "lowest";
  private static final String HIGHEST = "highest";

  /** Rows that go through the networks at a time. */
  private static final int BLOCK_ROWS = 128;

  private final ModelHeader header;
  private final RowCodec codec;
  private final VaeShape shape;
  private final float[] values;
  private final Deque<VaePass> idle = new ArrayDeque<>();
  private @Nullable Parameters parameters;

  VaeModel(ModelHeader header, RowCodec codec, VaeShape shape, float[] values) {
    this.header = header;
    this.codec = codec;
    this.shape = shape;
    this.values = values.clone();
  }

  static VaeModel read(ModelArchive archive) {
    ModelHeader header = archive.header();
    RowCodec codec = RowCodec.of(header.schema(), header.options());
    int columns = codec.scaledColumns().size();
    if (columns > 0) {
      codec =
          codec
              .standardised(archive.doubles(CENTRES, columns), archive.doubles(SCALES, columns))
              .within(archive.doubles(LOWEST, columns), archive.doubles(HIGHEST, columns));
    }
    VaeShape shape = VaeShape.of(codec, header.options());
    float[] values = new float[shape.parameters()];
    shape.encoder().read(archive, ENCODER, values, 0);
    shape.decoder().read(archive, DECODER, values, shape.decoderStart());
    if (shape.scalars() > 0) {
      float[] scalars = archive.floats(LIKELIHOOD, shape.scalars());
      System.arraycopy(scalars, 0, values, shape.scalarStart(), scalars.length);
    }
    return new VaeModel(header, codec, shape, values);
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    if (!codec.scaledColumns().isEmpty()) {
      writer.doubles(CENTRES, codec.centres(), codec.centres().length);
      writer.doubles(SCALES, codec.scales(), codec.scales().length);
      writer.doubles(LOWEST, codec.lowest(), codec.lowest().length);
      writer.doubles(HIGHEST, codec.highest(), codec.highest().length);
    }
    shape.encoder().write(writer, ENCODER, values, 0);
    shape.decoder().write(writer, DECODER, values, shape.decoderStart());
    if (shape.scalars() > 0) {
      writer.floats(
          LIKELIHOOD,
          Arrays.copyOfRange(values, shape.scalarStart(), shape.parameters()),
          shape.scalars());
    }
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  RowCodec codec() {
    return codec;
  }

  VaeShape shape() {
    return shape;
  }

  void copyParameters(float[] target) {
    System.arraycopy(values, 0, target, 0, values.length);
  }

  @Override
  public Map<String, String> notes() {
    return codec.notes();
  }

  private <R> R withPass(Function<VaePass, R> work) {
    VaePass pass = borrow();
    try {
      return work.apply(pass);
    } finally {
      synchronized (idle) {
        idle.push(pass);
      }
    }
  }

  private VaePass borrow() {
    Parameters shared;
    synchronized (idle) {
      VaePass pass = idle.poll();
      if (pass != null) {
        return pass;
      }
      shared = parameters;
      if (shared == null) {
        shared = new Parameters(values.length);
        System.arraycopy(values, 0, shared.values(), 0, values.length);
        shared.publish();
        parameters = shared;
      }
    }
    return new VaePass(shape, codec, shared);
  }

  @Override
  public Bounds bound(Batch rows, int draws, RandomStream random) {
    float[] encoded = codec.encode(rows);
    double[][] bounds = new double[3][rows.rows()];
    withPass(
        pass -> {
          for (int first = 0; first < rows.rows(); first += BLOCK_ROWS) {
            int count = take(pass, encoded, first, rows.rows(), random);
            Bounds some = new BoundEstimator(pass, draws).bounds(count, random);
            System.arraycopy(some.elbo(), 0, bounds[0], first, count);
            System.arraycopy(some.importanceWeighted(), 0, bounds[1], first, count);
            System.arraycopy(some.standardError(), 0, bounds[2], first, count);
          }
          return true;
        });
    return new Bounds(bounds[0], bounds[1], bounds[2]);
  }

  private int take(VaePass pass, float[] encoded, int first, int rows, RandomStream random) {
    int count = Math.min(BLOCK_ROWS, rows - first);
    pass.begin(count);
    for (int row = 0; row < count; row++) {
      pass.put(row, encoded, (first + row) * codec.layout().cells(), random);
    }
    return count;
  }

  @Override
  public Schema latentSchema() {
    List<Column> columns = new ArrayList<>();
    for (int k = 1; k <= shape.latent(); k++) {
      columns.add(Column.real("z" + k));
    }
    return Schema.of(columns);
  }

  @Override
  public Schema encodingSchema() {
    return latentSchema();
  }

  /** Means of q(z | x). Grey values go to the encoder as they are, without chance. */
  @Override
  public Batch encode(Batch rows) {
    float[] encoded = codec.encode(rows);
    float[] means = new float[rows.rows() * shape.latent()];
    withPass(
        pass -> {
          for (int first = 0; first < rows.rows(); first += BLOCK_ROWS) {
            int count = Math.min(BLOCK_ROWS, rows.rows() - first);
            pass.begin(count);
            pass.putUntreated(encoded, first * codec.layout().cells());
            pass.encode();
            System.arraycopy(
                pass.means(), 0, means, first * shape.latent(), count * shape.latent());
          }
          return true;
        });
    return latents(means, rows.rows());
  }

  private Batch latents(float[] means, int rows) {
    List<ColumnVector> columns = new ArrayList<>();
    for (int k = 0; k < shape.latent(); k++) {
      double[] column = new double[rows];
      for (int row = 0; row < rows; row++) {
        column[row] = means[row * shape.latent() + k];
      }
      columns.add(new RealVector(column));
    }
    return Batch.of(latentSchema(), 0, rows, columns);
  }

  @Override
  public Batch prior(int rows, RandomStream random) {
    float[] z = new float[rows * shape.latent()];
    for (int i = 0; i < z.length; i++) {
      z[i] = (float) random.nextGaussian();
    }
    return latents(z, rows);
  }

  @Override
  public Batch decode(Batch latents, Fill fill, RandomStream random) {
    int rows = latents.rows();
    float[] z = new float[rows * shape.latent()];
    for (int k = 0; k < shape.latent(); k++) {
      double[] column = latents.numbers(latents.schema().indexOf("z" + (k + 1)));
      for (int row = 0; row < rows; row++) {
        z[row * shape.latent() + k] = (float) column[row];
      }
    }
    int cells = codec.layout().cells();
    float[] made = new float[Math.multiplyExact(rows, cells)];
    withPass(
        pass -> {
          for (int first = 0; first < rows; first += BLOCK_ROWS) {
            int count = Math.min(BLOCK_ROWS, rows - first);
            float[] some =
                Arrays.copyOfRange(z, first * shape.latent(), (first + count) * shape.latent());
            float[] outputs = pass.decode(some, count);
            new Emission(codec, pass.likelihood(), fill)
                .apply(outputs, count, made, first * cells, random);
          }
          return true;
        });
    return codec.decode(made, rows);
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    return decode(prior(rows, random), Fill.DRAW, random);
  }
}
