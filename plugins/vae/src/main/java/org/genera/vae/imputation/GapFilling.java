package org.genera.vae.imputation;

import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.vae.imputation.Proposals.State;
import org.genera.vae.row.Emission;
import org.genera.vae.row.RowCodec;

/** Fills a block of rows with gaps. */
final class GapFilling {

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
        new PosteriorChains(proposals, codec.layout(), random).draw(effort.draws(), effort.steps());
    return new Filled(codec.decode(cells(state, Fill.DRAW, random), rows), state.y());
  }

  private float[] cells(State state, Fill fill, RandomStream random) {
    float[] cells = new float[rows * width];
    new Emission(codec, proposals.likelihood(), fill)
        .apply(state.outputs(), rows, cells, 0, random);
    return cells;
  }

  private Filled mean() {
    proposals.encode(proposals.rows().cells());
    WeightedFills fills = new WeightedFills(codec.features(), rows);
    for (int i = 0; i < effort.draws(); i++) {
      ProposalNoise noise = noise("fill-mean", i);
      State state = proposals.propose(noise);
      fills.add(
          state.logWeights(),
          codec.decode(cells(state, Fill.MEAN, noise.stream().apply(0)), rows),
          codec.decode(drawnAlike(state, noise), rows));
    }
    return new Filled(fills.means(), proposals.likeliestClasses());
  }

  private float[] drawnAlike(State state, ProposalNoise noise) {
    float[] drawn = new float[rows * width];
    int outputs = codec.layout().outputs();
    for (int row = 0; row < rows; row++) {
      proposals
          .likelihood()
          .draw(state.outputs(), row * outputs, drawn, row * width, noise.stream().apply(row));
    }
    return drawn;
  }

  /** Of what all draws give the fill of which p(x, z) is largest. */
  private Filled mode() {
    proposals.encode(proposals.rows().cells());
    LikeliestFills likeliest = new LikeliestFills(proposals, width);
    for (int i = 0; i < effort.draws(); i++) {
      ProposalNoise noise = noise("fill-mode", i);
      State state = proposals.propose(noise);
      likeliest.add(state, cells(state, Fill.MODE, noise.stream().apply(0)));
      likeliest.add(state, drawnAlike(state, noise));
    }
    return new Filled(codec.decode(likeliest.cells(), rows), likeliest.classes());
  }

  private ProposalNoise noise(String purpose, int number) {
    return ProposalNoise.alike(GappedRows.ROWS, proposals.latent(), seed, purpose, number);
  }
}
