package org.genera.vae;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Classifier;
import org.genera.api.model.DensityBound;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;

/**
 * p(y) p(z2) p(z1 | y, z2) p(x | z1): a model of rows whose latent variables z1 have a model with a
 * label as p(z1) (M1+M2 of Kingma et al. 2014).
 */
final class StackedModel
    implements Model, AncestralSampling, DensityBound, LatentEncoder, LatentSpace, Classifier {

  /** What tensors of the second model begin with. */
  static final String SECOND = "second.";

  private static final double LOG_TWO_PI = 1.8378770664093453;

  private final ModelHeader header;
  private final RowCodec codec;
  private final VaeShape shape;
  private final float[] values;
  private final StackedShape stacked;
  private final float[] secondValues;
  private final VaeModel first;
  private final VaeModel second;

  StackedModel(
      ModelHeader header,
      RowCodec codec,
      VaeShape shape,
      float[] values,
      StackedShape stacked,
      ClassPriors priors,
      float[] secondValues) {
    this.header = header;
    this.codec = codec;
    this.shape = shape;
    this.values = values.clone();
    this.stacked = stacked;
    this.secondValues = secondValues.clone();
    Schema features = Schema.of(header.schema().features());
    first = new VaeModel(part(features), codec, shape, ClassPriors.none(), values);
    second =
        new VaeModel(
            part(stacked.schema()), stacked.codec(), stacked.shape(), priors, secondValues);
  }

  private ModelHeader part(Schema schema) {
    return new ModelHeader(
        header.family(), schema, header.options(), header.provenance(), header.summary());
  }

  /** The same with another header. */
  StackedModel with(ModelHeader other) {
    return new StackedModel(
        other, codec, shape, values, stacked, second.classPriors(), secondValues);
  }

  /** How many parameters both models have. */
  long parameters() {
    return (long) values.length + secondValues.length;
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public Map<String, String> notes() {
    Map<String, String> notes = new LinkedHashMap<>(codec.notes());
    notes.put(
        "label",
        "stacked: p(y) p(z2) p(z1 | y, z2) p(x | z1), classes told by a network q(y | z1)");
    return notes;
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    VaeTensors.write(first, values, writer);
    VaeTensors.write(second, secondValues, new ArchivePart.Writer(writer, SECOND));
  }

  /** log p(x) is bounded by draws of z1, for each of which log p(z1) is bounded by draws of z2. */
  @Override
  public Bounds bound(Batch rows, int draws, RandomStream random) {
    float[] cells = codec.encode(rows);
    double[] elbo = new double[rows.rows()];
    double[][] logWeights = new double[rows.rows()][draws];
    first.withPass(
        pass -> {
          for (int from = 0; from < rows.rows(); from += VaeModel.BLOCK_ROWS) {
            int count = first.take(pass, cells, from, rows.rows(), random);
            pass.encode();
            pass.codeRows();
            for (int draw = 0; draw < draws; draw++) {
              pass.draw(random, 1);
              addDraw(pass, count, from, draw, random, elbo, logWeights);
            }
          }
          return true;
        });
    double[] weighted = new double[rows.rows()];
    double[] errors = new double[rows.rows()];
    for (int row = 0; row < weighted.length; row++) {
      ClassBounds.weigh(logWeights[row], row, weighted, errors);
    }
    return new Bounds(elbo, weighted, errors);
  }

  private void addDraw(
      VaePass pass,
      int rows,
      int from,
      int draw,
      RandomStream random,
      double[] elbo,
      double[][] logWeights) {
    Batch z = stacked.codec().decode(pass.codes().z(), rows);
    Bounds ofZ = second.bound(z, 1, random);
    double constant = 0.5 * shape.latent() * LOG_TWO_PI;
    for (int row = 0; row < rows; row++) {
      double rest = pass.logLikelihood(row, 0) - pass.codes().logDensity(row) + constant;
      elbo[from + row] += (rest + ofZ.elbo()[row]) / logWeights[from + row].length;
      logWeights[from + row][draw] = rest + ofZ.importanceWeighted()[row];
    }
  }

  @Override
  public List<String> classes() {
    return second.classes();
  }

  /** q(y | z1) at the mean of q(z1 | x). */
  @Override
  public double[][] logProbabilities(Batch rows) {
    return second.logProbabilities(first.encode(rows));
  }

  @Override
  public Schema latentSchema() {
    return second.latentSchema();
  }

  @Override
  public Schema encodingSchema() {
    return second.encodingSchema();
  }

  @Override
  public Batch encode(Batch rows) {
    return second.encode(first.encode(rows));
  }

  @Override
  public Batch prior(int rows, RandomStream random) {
    return second.prior(rows, random);
  }

  @Override
  public Batch decode(Batch latents, Fill fill, RandomStream random) {
    return first.decode(second.decode(latents, fill, random), fill, random);
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    Batch latents = second.sample(rows, random);
    Column label = header.schema().label().orElseThrow();
    CategoryVector classes =
        (CategoryVector) latents.column(latents.schema().indexOf(label.name()));
    return VaeModel.withLabel(first.decode(latents, Fill.DRAW, random), label, classes);
  }
}
