package org.genera.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.DensityBound;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.numerics.Labels;

/** A trained autoencoder. */
final class VaeModel
    implements Model,
        AncestralSampling,
        DensityBound,
        LatentEncoder,
        LatentSpace,
        Classifier,
        Conditioning {

  /** Rows that go through the networks at a time. */
  private static final int BLOCK_ROWS = 128;

  /** Numbers farther off, in standard deviations, would leave what networks can hold. */
  private static final float FARTHEST = 1e6f;

  private final ModelHeader header;
  private final RowCodec codec;
  private final VaeShape shape;
  private final ClassPriors classPriors;
  private final float[] values;
  private final Optional<Labels> labels;
  private final LatentColumns latents;
  private final PassPool passes;
  private final VaeConditioning conditioning;

  VaeModel(
      ModelHeader header, RowCodec codec, VaeShape shape, ClassPriors classPriors, float[] values) {
    this.header = header;
    this.codec = codec;
    this.shape = shape;
    this.classPriors = classPriors;
    this.values = values.clone();
    labels = header.schema().label().map(Labels::new);
    latents = new LatentColumns(shape.latent(), labels.map(Labels::levels).orElse(List.of()));
    passes = new PassPool(shape, codec, this.values);
    conditioning = new VaeConditioning(this, passes);
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    VaeTensors.write(this, values, writer);
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

  ClassPriors classPriors() {
    return classPriors;
  }

  void copyParameters(float[] target) {
    System.arraycopy(values, 0, target, 0, values.length);
  }

  /** Only a model with a label classifies. */
  @Override
  public <C extends Capability> Optional<C> capability(Class<C> type) {
    boolean lacking = labels.isEmpty() && type == Classifier.class;
    return lacking ? Optional.empty() : Model.super.capability(type);
  }

  @Override
  public Optional<String> whyLacking(Class<? extends Capability> type) {
    return type == Classifier.class && labels.isEmpty()
        ? Optional.of("it has no label; fit it anew with --label COLUMN")
        : Optional.empty();
  }

  @Override
  public Map<String, String> notes() {
    Map<String, String> notes = new LinkedHashMap<>(codec.notes());
    labels.ifPresent(
        label ->
            notes.put(
                "label",
                LabelMode.valueOf(header.options()) == LabelMode.M2
                    ? "m2: p(y) p(z) p(x | y, z), classes told by a network q(y | x)"
                    : "conditional: p(y) p(z) p(x | y, z), classes told by Bayes' rule from bounds"));
    shape.prior().words().ifPresent(words -> notes.put("prior", words));
    ObjectiveForm form = ObjectiveForm.of(header.options(), codec);
    if (form.draws() == 1 && form.beta() != 1) {
      notes.put("beta", form.beta() + " in training; bounds that are told have 1");
    }
    return notes;
  }

  @Override
  public Bounds bound(Batch rows, int draws, RandomStream random) {
    float[] cells = codec.encode(rows);
    double[][] bounds = new double[3][rows.rows()];
    passes.with(
        pass -> {
          for (int first = 0; first < rows.rows(); first += BLOCK_ROWS) {
            int count = take(pass, cells, first, rows.rows(), random);
            Bounds some =
                new BoundEstimator(pass, classPriors.logs(), draws).bounds(random).marginal();
            System.arraycopy(some.elbo(), 0, bounds[0], first, count);
            System.arraycopy(some.importanceWeighted(), 0, bounds[1], first, count);
            System.arraycopy(some.standardError(), 0, bounds[2], first, count);
          }
          return true;
        });
    return new Bounds(bounds[0], bounds[1], bounds[2]);
  }

  private int take(VaePass pass, float[] cells, int first, int rows, RandomStream random) {
    int count = Math.min(BLOCK_ROWS, rows - first);
    pass.begin(count);
    for (int row = 0; row < count; row++) {
      pass.put(row, cells, (first + row) * codec.layout().cells(), random);
    }
    return count;
  }

  @Override
  public List<String> classes() {
    return latents.classes();
  }

  @Override
  public double[][] logProbabilities(Batch rows) {
    float[] cells = codec.encode(rows);
    double[][] logs = new double[rows.rows()][];
    passes.with(
        pass -> {
          for (int first = 0; first < rows.rows(); first += BLOCK_ROWS) {
            takeUntreated(pass, cells, first);
            double[][] some = pass.logClasses(classPriors.logs());
            int count = Math.min(BLOCK_ROWS, rows.rows() - first);
            System.arraycopy(some, 0, logs, first, count);
          }
          return true;
        });
    return logs;
  }

  /**
   * Encodes rows as they are, without chance. There are always as many, and the last ones may be
   * empty, so that what is said of a row does not depend on how many others there are.
   */
  private void takeUntreated(VaePass pass, float[] cells, int first) {
    int width = codec.layout().cells();
    float[] some = Arrays.copyOfRange(cells, first * width, (first + BLOCK_ROWS) * width);
    for (int i = 0; i < some.length; i++) {
      some[i] = Math.max(-FARTHEST, Math.min(FARTHEST, some[i]));
    }
    pass.begin(BLOCK_ROWS);
    pass.putUntreated(some, 0);
    pass.encode();
  }

  @Override
  public Optional<String> approximation() {
    return Optional.of(conditioning.effort().words());
  }

  @Override
  public Model marginal(Collection<String> columns) {
    return conditioning.marginal(columns);
  }

  @Override
  public Model given(Batch evidence) {
    return conditioning.given(evidence);
  }

  @Override
  public Batch impute(Batch rows, Fill fill, RandomStream random) {
    return conditioning.impute(rows, fill, random);
  }

  @Override
  public Schema latentSchema() {
    return latents.schema();
  }

  @Override
  public Schema encodingSchema() {
    return latents.schema();
  }

  /** Means of q(z | x), or of q(z | x, y) with the likeliest class, and q(y | x). */
  @Override
  public Batch encode(Batch rows) {
    float[] cells = codec.encode(rows);
    float[] encoded = new float[rows.rows() * latents.width()];
    passes.with(
        pass -> {
          for (int first = 0; first < rows.rows(); first += BLOCK_ROWS) {
            takeUntreated(pass, cells, first);
            int count = Math.min(BLOCK_ROWS, rows.rows() - first);
            if (labels.isPresent()) {
              encodeClasses(pass, count, encoded, first * latents.width());
            } else {
              pass.codeRows();
              System.arraycopy(
                  pass.codes().means(),
                  0,
                  encoded,
                  first * latents.width(),
                  count * latents.width());
            }
          }
          return true;
        });
    return latents.batch(encoded, rows.rows());
  }

  private void encodeClasses(VaePass pass, int rows, float[] encoded, int from) {
    double[][] logs = pass.logClasses(classPriors.logs());
    int[] rowOf = new int[pass.rows()];
    int[] classOf = new int[pass.rows()];
    Arrays.setAll(rowOf, row -> row);
    Arrays.setAll(classOf, row -> largest(logs[row]));
    pass.codeClasses(rowOf, classOf);
    for (int row = 0; row < rows; row++) {
      int at = from + row * latents.width();
      System.arraycopy(pass.codes().means(), row * latents.latent(), encoded, at, latents.latent());
      for (int y = 0; y < logs[row].length; y++) {
        encoded[at + latents.latent() + y] = (float) StrictMath.exp(logs[row][y]);
      }
    }
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  @Override
  public Batch prior(int rows, RandomStream random) {
    return latents.batch(drawLatents(new int[rows], labels.isPresent(), random), rows);
  }

  /** Latent variables from p(z), with classes from p(y) or as given. */
  private float[] drawLatents(int[] classOf, boolean fromPrior, RandomStream random) {
    float[] drawn = new float[classOf.length * latents.width()];
    passes.with(
        pass -> {
          LatentPrior prior = pass.prior();
          for (int row = 0; row < classOf.length; row++) {
            int at = row * latents.width();
            prior.draw(drawn, at, random);
            if (labels.isPresent()) {
              classOf[row] = fromPrior ? classPriors.draw(random) : classOf[row];
              drawn[at + latents.latent() + classOf[row]] = 1;
            }
          }
          return true;
        });
    return drawn;
  }

  @Override
  public Batch decode(Batch latentRows, Fill fill, RandomStream random) {
    return decode(latents.rows(latentRows), latentRows.rows(), fill, random);
  }

  private Batch decode(float[] inputs, int rows, Fill fill, RandomStream random) {
    int cells = codec.layout().cells();
    int width = latents.width();
    float[] made = new float[Math.multiplyExact(rows, cells)];
    passes.with(
        pass -> {
          for (int first = 0; first < rows; first += BLOCK_ROWS) {
            int count = Math.min(BLOCK_ROWS, rows - first);
            float[] some = Arrays.copyOfRange(inputs, first * width, (first + count) * width);
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
    int[] classOf = new int[rows];
    Batch features = decode(drawLatents(classOf, true, random), rows, Fill.DRAW, random);
    return labels
        .map(label -> withLabel(features, label.column(), new CategoryVector(classOf)))
        .orElse(features);
  }

  private static Batch withLabel(Batch features, Column label, CategoryVector classes) {
    List<Column> columns = new ArrayList<>(features.schema().columns());
    List<ColumnVector> vectors = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      vectors.add(features.column(i));
    }
    columns.add(label);
    vectors.add(classes);
    return Batch.of(Schema.of(columns), 0, features.rows(), vectors);
  }
}
