package org.genera.vae.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genera.api.engine.RandomStream;
import org.genera.neural.Parameters;
import org.genera.neural.likelihood.RowLikelihood;
import org.genera.vae.label.ClassNetwork;
import org.genera.vae.label.ClassedCodes;
import org.genera.vae.latent.Codes;
import org.genera.vae.latent.LatentPrior;
import org.genera.vae.latent.NormalPrior;
import org.genera.vae.row.RowCodec;
import org.genera.vae.row.RowLayout;

/**
 * The networks at work on some rows (Kingma and Welling 2014): x, then q(z | x), draws of z, then
 * p(x | z). With a label, q(z | x, y) and p(x | y, z) of as many classes of each row as are asked
 * for, all in one go. Used by one thread at a time.
 */
public final class VaePass {

  private final VaeNetworks networks;
  private final VaeShape shape;
  private final RowLayout layout;
  private final Parameters parameters;
  private final VisibleRows taken;
  private final Codes codes;
  private final BackwardPass back;

  private float[] features = {};
  private int[] rowOf = {};
  private float[] outputs = {};
  private float[] byOutputs = {};

  public VaePass(VaeShape shape, RowCodec codec, Parameters parameters) {
    this.shape = shape;
    this.parameters = parameters;
    layout = codec.layout();
    networks = VaeNetworks.of(shape, codec, parameters);
    taken = new VisibleRows(codec, parameters, shape.embeddingStart());
    codes = networks.codes();
    back = new BackwardPass(networks, taken);
  }

  /** p(z) at the current parameters. */
  public LatentPrior prior() {
    networks.prior().prepare();
    return networks.prior();
  }

  /** Makes room for rows, which {@link #put} then fills. */
  public void begin(int count) {
    taken.begin(count);
  }

  /** Treats a row and takes it. */
  public void put(int row, float[] source, int from, RandomStream random) {
    taken.put(row, source, from, random);
  }

  /** Takes a row as it is. */
  public void putUntreated(int row, float[] source, int from) {
    taken.putUntreated(row, source, from);
  }

  /** Takes all rows as they are. */
  public void putUntreated(float[] source, int from) {
    taken.putUntreated(source, from);
  }

  /** Goes through the encoder. */
  public void encode() {
    features = networks.encoder().forward(taken.encode(), taken.count());
    networks.prior().prepare();
  }

  /**
   * log q(y | x) of rows that were encoded, row by row, class by class: by a network, or by Bayes'
   * rule. Without a label there is one class.
   */
  public double[][] logClasses(double[] logPrior) {
    if (hasClassifier()) {
      return classifier().logProbabilities(taken.visible(), taken.count());
    }
    return isLabelled()
        ? new BayesPosterior(logPrior).logProbabilities(this)
        : new double[taken.count()][1];
  }

  /** Whether classes are told by a network. */
  public boolean hasClassifier() {
    return networks.classifier().isPresent();
  }

  private ClassNetwork classifier() {
    return networks.classifier().orElseThrow();
  }

  /**
   * Goes back through that network from the gradient by its logits, row by row, after the gradient
   * of the bound.
   */
  public void classGradient(float[] byLogits, float[] gradient) {
    classifier().gradient(byLogits, gradient);
    taken.addGradient(classifier()::inputGradient, gradient);
  }

  /** Rows as the encoder sees them. */
  public float[] visible() {
    return taken.visible();
  }

  public int rows() {
    return taken.count();
  }

  /** One code a row, of a model without a label. */
  public void codeRows() {
    codes.set(features, rows());
    rowOf = IntStream.range(0, rows()).toArray();
  }

  /** Codes of all rows with one class. */
  public void codeClass(int y) {
    int[] classOf = new int[rows()];
    Arrays.fill(classOf, y);
    codeClasses(IntStream.range(0, rows()).toArray(), classOf);
  }

  /**
   * Codes of rows and classes.
   *
   * @param row of each code, rising
   * @param classOf each code
   */
  public void codeClasses(int[] row, int[] classOf) {
    rowOf = row;
    networks.classed().orElseThrow().set(features, row, classOf);
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
    float[] inputs = networks.classed().map(ClassedCodes::withClasses).orElse(codes.z());
    outputs = decode(inputs, codes.count() * perCode);
    byOutputs = byOutputs.length == outputs.length ? byOutputs : new float[outputs.length];
  }

  /** Decodes latent variables (and classes) to the parameters of p(x | z). */
  public float[] decode(float[] inputs, int count) {
    networks.likelihood().prepare(parameters.values(), shape.scalarStart());
    return networks.decoder().forward(inputs, count);
  }

  /**
   * log p(x | z) of a draw. The gradient of minus that times the weight is kept for {@link
   * #gradient}.
   */
  public double logLikelihood(int draw, double weight) {
    int cell = rowOf[draw / codes.draws()] * layout.cells();
    int output = draw * layout.outputs();
    return networks.likelihood().row(taken.cells(), cell, outputs, output, weight, byOutputs);
  }

  /** log p(z) - log q(z | x) of a draw. */
  public double logPriorOverPosterior(int draw) {
    return networks.prior().logDensity(codes.z(), draw * shape.latent()) - codes.logDensity(draw);
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
    return networks.prior() instanceof NormalPrior;
  }

  public boolean isLabelled() {
    return networks.classed().isPresent();
  }

  public int latent() {
    return shape.latent();
  }

  /** p(x | z) at the last decoding. */
  public RowLikelihood likelihood() {
    return networks.likelihood();
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
    back.closed(byOutputs, weights, counted, gradient);
  }

  /**
   * Goes back through the networks after {@link #logLikelihood} of all draws.
   *
   * @param weights of log p(z) - log q(z | x) of draws
   * @param gradient where the gradient of minus the weighted sum of bounds goes
   */
  public void gradientByDraws(double[] weights, float[] gradient) {
    back.byDraws(byOutputs, weights, gradient);
  }
}
