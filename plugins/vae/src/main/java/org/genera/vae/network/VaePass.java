package org.genera.vae.network;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genera.api.engine.RandomStream;
import org.genera.neural.Network;
import org.genera.neural.Parameters;
import org.genera.neural.encoding.RowEncoding;
import org.genera.neural.likelihood.RowLikelihood;
import org.genera.vae.label.ClassNetwork;
import org.genera.vae.label.ClassedCodes;
import org.genera.vae.latent.Codes;
import org.genera.vae.latent.LatentPrior;
import org.genera.vae.latent.NormalPrior;
import org.genera.vae.row.RowCodec;
import org.genera.vae.row.RowLayout;
import org.genera.vae.row.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * The networks at work on some rows (Kingma and Welling 2014): x, then q(z | x), draws of z, then
 * p(x | z). With a label, q(z | x, y) and p(x | y, z) of as many classes of each row as are asked
 * for, all in one go. Used by one thread at a time.
 */
public final class VaePass {

  private final VaeShape shape;
  private final RowLayout layout;
  private final RowEncoding encoding;
  private final Treatment treatment;
  private final Parameters parameters;
  private final Network encoder;
  private final Network decoder;
  private final LatentPrior prior;
  private final RowLikelihood likelihood;
  private final Codes codes;
  private final @Nullable ClassedCodes classed;
  private final @Nullable ClassNetwork classifier;

  private int rows;
  private float[] x = {};
  private float[] visible = {};
  private float[] byVisible = {};
  private float[] features = {};
  private int[] rowOf = {};
  private float[] outputs = {};
  private float[] byOutputs = {};
  private float[] byInputs = {};
  private float[] byCodes = {};

  public VaePass(VaeShape shape, RowCodec codec, Parameters parameters) {
    this.shape = shape;
    layout = codec.layout();
    encoding = codec.encoding();
    treatment = codec.treatment();
    this.parameters = parameters;
    encoder = Network.of(shape.encoder(), parameters, 0, shape.embeddings() > 0);
    decoder = Network.of(shape.decoder(), parameters, shape.decoderStart(), true);
    prior = LatentPrior.of(shape.prior(), shape.encoder(), parameters, shape.priorStart());
    likelihood = codec.likelihood();
    codes = new Codes(shape.latent());
    classed =
        shape
            .labels()
            .map(label -> new ClassedCodes(label, parameters, shape.labelStart(), codes))
            .orElse(null);
    classifier =
        shape
            .labels()
            .filter(label -> label.classifier().isPresent())
            .map(
                label ->
                    new ClassNetwork(label, parameters, shape.labelStart(), shape.embeddings() > 0))
            .orElse(null);
  }

  /** p(z) at the current parameters. */
  public LatentPrior prior() {
    prior.prepare();
    return prior;
  }

  /** Makes room for rows, which {@link #put} then fills. */
  public void begin(int count) {
    rows = count;
    if (x.length != count * layout.cells()) {
      x = new float[count * layout.cells()];
      visible = new float[count * layout.inputs()];
      byVisible = new float[shape.embeddings() > 0 ? visible.length : 0];
    }
  }

  /** Treats a row and takes it. */
  public void put(int row, float[] source, int from, RandomStream random) {
    treatment.apply(source, from, x, row * layout.cells(), layout.cells(), random);
  }

  /** Takes a row as it is. */
  public void putUntreated(int row, float[] source, int from) {
    System.arraycopy(source, from, x, row * layout.cells(), layout.cells());
  }

  /** Takes all rows as they are. */
  public void putUntreated(float[] source, int from) {
    System.arraycopy(source, from, x, 0, x.length);
  }

  /** Goes through the encoder. */
  public void encode() {
    encoding.encode(x, rows, parameters.values(), shape.embeddingStart(), visible);
    features = encoder.forward(visible, rows);
    prior.prepare();
  }

  /**
   * log q(y | x) of rows that were encoded, row by row, class by class: by a network, or by Bayes'
   * rule. Without a label there is one class.
   */
  public double[][] logClasses(double[] logPrior) {
    if (classifier != null) {
      return classifier.logProbabilities(visible, rows);
    }
    return isLabelled() ? new BayesPosterior(logPrior).logProbabilities(this) : new double[rows][1];
  }

  /** Whether classes are told by a network. */
  public boolean hasClassifier() {
    return classifier != null;
  }

  /**
   * Goes back through that network from the gradient by its logits, row by row, after the gradient
   * of the bound.
   */
  public void classGradient(float[] byLogits, float[] gradient) {
    ClassNetwork network = requireNonNull(classifier);
    network.gradient(byLogits, gradient);
    if (shape.embeddings() > 0) {
      network.inputGradient(byVisible);
      encoding.addGradient(x, rows, byVisible, gradient, shape.embeddingStart());
    }
  }

  /** Rows as the encoder sees them. */
  public float[] visible() {
    return visible;
  }

  public int rows() {
    return rows;
  }

  /** One code a row, of a model without a label. */
  public void codeRows() {
    codes.set(features, rows);
    rowOf = new int[rows];
    Arrays.setAll(rowOf, row -> row);
  }

  /** Codes of all rows with one class. */
  public void codeClass(int y) {
    int[] classOf = new int[rows];
    Arrays.fill(classOf, y);
    codeClasses(IntStream.range(0, rows).toArray(), classOf);
  }

  /**
   * Codes of rows and classes.
   *
   * @param row of each code, rising
   * @param classOf each code
   */
  public void codeClasses(int[] row, int[] classOf) {
    rowOf = row;
    requireNonNull(classed).set(features, row, classOf);
  }

  public Codes codes() {
    return codes;
  }

  /** Draws latent variables of all codes, and decodes them. */
  public void draw(RandomStream random, int perCode) {
    codes.draw(random, perCode, rowOf);
    decodeDraws(perCode);
  }

  /** The same with noise that all codes have in common. */
  void drawAlike(RandomStream random, int perCode) {
    codes.draw(random, perCode, new int[codes.count()]);
    decodeDraws(perCode);
  }

  private void decodeDraws(int perCode) {
    int draws = codes.count() * perCode;
    outputs = decode(classed == null ? codes.z() : classed.withClasses(), draws);
    if (byOutputs.length != outputs.length) {
      byOutputs = new float[outputs.length];
      byInputs = new float[draws * shape.decoder().inputs()];
    }
  }

  /** Decodes latent variables (and classes) to the parameters of p(x | z). */
  public float[] decode(float[] inputs, int count) {
    likelihood.prepare(parameters.values(), shape.scalarStart());
    return decoder.forward(inputs, count);
  }

  /**
   * log p(x | z) of a draw. The gradient of minus that times the weight is kept for {@link
   * #gradient}.
   */
  public double logLikelihood(int draw, double weight) {
    int row = rowOf[draw / codes.draws()];
    return likelihood.row(
        x, row * layout.cells(), outputs, draw * layout.outputs(), weight, byOutputs);
  }

  /** log p(z) - log q(z | x) of a draw. */
  public double logPriorOverPosterior(int draw) {
    return prior.logDensity(codes.z(), draw * shape.latent()) - codes.logDensity(draw);
  }

  /** KL(q(z | x) || p(z)) of a code; by its draws where there is no closed form. */
  public double divergence(int code) {
    if (isClosed()) {
      return codes.divergence(code);
    }
    double sum = 0;
    for (int draw = code * codes.draws(); draw < (code + 1) * codes.draws(); draw++) {
      sum -= logPriorOverPosterior(draw);
    }
    return sum / codes.draws();
  }

  /** Whether KL(q(z | x) || p(z)) has a closed form. */
  public boolean isClosed() {
    return prior instanceof NormalPrior;
  }

  public boolean isLabelled() {
    return shape.classes() > 0;
  }

  public int latent() {
    return shape.latent();
  }

  /** p(x | z) at the last decoding. */
  public RowLikelihood likelihood() {
    return likelihood;
  }

  /**
   * Goes back through the networks after {@link #logLikelihood} of all draws, where divergences
   * have a closed form.
   *
   * @param weights of the divergences of codes
   * @param counted which latent variables have a divergence that counts
   * @param gradient where the gradient of minus the weighted sum of bounds goes
   */
  public void gradient(double[] weights, boolean[] counted, float[] gradient) {
    decoder.backward(byOutputs, codes.count() * codes.draws());
    decoder.inputGradient(byInputs);
    codes.gradient(byInputs, shape.decoder().inputs(), byCodes());
    codes.addDivergence(weights, counted, byCodes);
    backToRows(gradient);
  }

  /**
   * Goes back through the networks after {@link #logLikelihood} of all draws.
   *
   * @param weights of log p(z) - log q(z | x) of draws
   * @param gradient where the gradient of minus the weighted sum of bounds goes
   */
  public void gradientByDraws(double[] weights, float[] gradient) {
    int stride = shape.decoder().inputs();
    decoder.backward(byOutputs, weights.length);
    decoder.inputGradient(byInputs);
    for (int draw = 0; draw < weights.length; draw++) {
      prior.addGradient(codes.z(), draw * shape.latent(), weights[draw], byInputs, draw * stride);
    }
    codes.gradient(byInputs, stride, byCodes());
    codes.addLogDensity(weights, byCodes);
    backToRows(gradient);
  }

  private float[] byCodes() {
    int length = 2 * codes.count() * shape.latent();
    byCodes = byCodes.length == length ? byCodes : new float[length];
    return byCodes;
  }

  private void backToRows(float[] gradient) {
    encoder.backward(
        classed == null ? byCodes : classed.backward(byCodes, rowOf, rows, gradient), rows);
    encoder.gradient(gradient, 0);
    decoder.gradient(gradient, shape.decoderStart());
    likelihood.gradient(gradient, shape.scalarStart());
    prior.gradient(gradient);
    if (shape.embeddings() > 0) {
      int from = shape.embeddingStart();
      Arrays.fill(gradient, from, from + shape.embeddings(), 0);
      encoder.inputGradient(byVisible);
      encoding.addGradient(x, rows, byVisible, gradient, from);
    }
  }
}
