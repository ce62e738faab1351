package org.genera.vae.imputation;

import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.vae.imputation.Proposals.State;
import org.genera.vae.row.Emission;
import org.genera.vae.row.RowCodec;

/** Fills a block of rows with gaps. */
final class GapFilling {

  /** With more classes the densities of all of them would be too much to keep. */
  private static final int MOST_CLASSES = 32;

  private final RowCodec codec;
  private final FillEffort effort;
  private final long seed;
  private final Proposals proposals;
  private final int rows;
  private final int width;

  /**
   * What a block is filled with.
   *
   * @param features its rows, complete
   * @param classes one a row
   */
  record Filled(Batch features, int[] classes) {}

  /**
   * Work on a block.
   *
   * @param seed of the chance by which means and modes are found, the same for every row
   */
  GapFilling(RowCodec codec, FillEffort effort, long seed, Proposals proposals) {
    this.codec = codec;
    this.effort = effort;
    this.seed = seed;
    this.proposals = proposals;
    rows = proposals.rows().count();
    width = codec.layout().cells();
  }

  Filled fill(Fill fill, RandomStream random) {
    return switch (fill) {
      case DRAW -> draw(random);
      case MEAN -> mean();
      case MODE -> mode();
    };
  }

  private Filled draw(RandomStream random) {
    State state =
        chains(ChainNoise.of(proposals.latent(), random)).draw(effort.draws(), effort.steps());
    return new Filled(codec.decode(cells(state, Fill.DRAW, random), rows), state.y());
  }

  private PosteriorChains chains(ChainNoise noise) {
    return new PosteriorChains(proposals, codec.layout(), noise);
  }

  /** What means and modes are found from; the last cells that were encoded are those with gaps. */
  private ProposalPopulation population(String purpose) {
    int steps = proposals.classes() > MOST_CLASSES ? 0 : effort.steps();
    ProposalPopulation population =
        chains(ChainNoise.alike(proposals.latent(), seed, purpose)).propose(effort.draws(), steps);
    proposals.encode(proposals.rows().cells());
    return population;
  }

  private float[] cells(State state, Fill fill, RandomStream random) {
    float[] cells = new float[rows * width];
    new Emission(codec, proposals.likelihood(), fill)
        .apply(state.outputs(), rows, cells, 0, random);
    return cells;
  }

  private Filled mean() {
    ProposalPopulation population = population("fill-mean");
    WeightedFills fills = new WeightedFills(codec.features(), rows);
    for (int i = 0; i < population.size(); i++) {
      State state = population.member(i);
      RandomStream random = RandomStream.of(seed, "fill-mean-cells", i);
      fills.add(
          state.logWeights(),
          codec.decode(cells(state, Fill.MEAN, random), rows),
          codec.decode(drawnAlike(state, "fill-mean-drawn", i), rows));
    }
    return new Filled(fills.means(), proposals.likeliestClasses());
  }

  private float[] drawnAlike(State state, String purpose, int number) {
    float[] drawn = new float[rows * width];
    int outputs = codec.layout().outputs();
    for (int row = 0; row < rows; row++) {
      proposals
          .likelihood()
          .draw(
              state.outputs(),
              row * outputs,
              drawn,
              row * width,
              RandomStream.of(seed, purpose, number));
    }
    return drawn;
  }

  /** Of what all draws give the fill of which p(x, z) is largest. */
  private Filled mode() {
    ProposalPopulation population = population("fill-mode");
    LikeliestFills likeliest = new LikeliestFills(proposals, width);
    for (int i = 0; i < population.size(); i++) {
      State state = population.member(i);
      likeliest.add(state, cells(state, Fill.MODE, RandomStream.of(seed, "fill-mode-cells", i)));
      likeliest.add(state, drawnAlike(state, "fill-mode-drawn", i));
    }
    return new Filled(codec.decode(likeliest.cells(), rows), likeliest.classes());
  }
}
