package org.genera.neural;

import java.util.List;

/**
 * Group normalisation (Wu and He 2018, eqs. 1 to 7): within a row, the channels of a group have
 * mean 0 and variance 1 over all points of the grid; then each channel has a gain and a bias. One
 * group is layer normalisation (Ba et al. 2016). A row's result does not depend on the rows beside
 * it, as it would by batch normalisation, whose sums change with the cut into micro-batches.
 *
 * @param grid what is normalised; one point in fully connected layers
 * @param groups how many groups of equally many channels there are
 * @param gain what gains start from
 */
record NormalisationShape(Grid grid, int groups, Activation activation, double gain)
    implements LayerShape {

  NormalisationShape {
    if (groups < 1 || grid.channels() % groups != 0) {
      throw new IllegalArgumentException(grid.channels() + " channels in " + groups + " groups");
    }
  }

  @Override
  public int inputs() {
    return grid.size();
  }

  @Override
  public int outputs() {
    return grid.size();
  }

  @Override
  public List<ParameterTensor> tensors() {
    return List.of(
        ParameterTensor.constant("gain", gain, grid.channels()),
        ParameterTensor.constant("bias", 0, grid.channels()));
  }

  @Override
  public Kernel kernel() {
    return new NormalisationKernel(this);
  }
}
