package org.genera.neural;

import java.util.List;

/**
 * Turns pictures that lie channel by channel into grids, whose points have their channels together,
 * or back. It has no parameters.
 *
 * @param grid the grid
 * @param toGrid whether pictures become grids
 */
record PlanesShape(Grid grid, boolean toGrid) implements LayerShape {

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
    return List.of();
  }

  @Override
  public Kernel kernel() {
    return new PlanesKernel(this);
  }
}
