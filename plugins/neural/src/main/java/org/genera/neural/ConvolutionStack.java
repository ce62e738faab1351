package org.genera.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.genera.api.data.ColumnType;

/**
 * The convolutions between pictures and small grids of many features, in either direction: windows
 * of 3 x 3 that halve the picture (rounded up) at each step, and residual blocks (He et al. 2016)
 * at each of the smaller sizes.
 *
 * @param image what pictures are like
 * @param channels features after each halving
 * @param blocks residual blocks at each size; 0 for plain convolutions
 * @param activation of all layers
 * @param groups of channels that are normalised together before each activation (Wu and He 2018); 1
 *     is layer normalisation, 0 is none
 */
public record ConvolutionStack(
    ColumnType.Image image, List<Integer> channels, int blocks, Activation activation, int groups) {

  private static final int WINDOW = 3;
  private static final int HALVING = 2;

  /** Checks that there are channels, which groups divide. */
  public ConvolutionStack {
    channels = List.copyOf(channels);
    if (channels.isEmpty() || blocks < 0 || groups < 0) {
      throw new IllegalArgumentException("no convolutions: " + channels + blocks + groups);
    }
    for (int features : channels) {
      if (features < 1 || groups > 0 && features % groups != 0) {
        throw new IllegalArgumentException(features + " channels in " + groups + " groups");
      }
    }
  }

  /**
   * Where weights start in networks of convolutions without normalisation, their fully connected
   * layers included: within one over the root of the inputs that an output sees, as PyTorch has it.
   * Weights that keep the size of what goes through (He et al. 2015), as others have, cost an
   * autoencoder of MNIST four nats of its bound after five epochs.
   */
  DenseShape started(DenseShape layer) {
    return groups > 0 ? layer : layer.startingAt(weightVariance(layer.inputs()));
  }

  private ConvolutionShape started(ConvolutionShape layer) {
    return groups > 0 ? layer : layer.startingAt(weightVariance(layer.window().patch()));
  }

  private TransposedConvolutionShape started(TransposedConvolutionShape layer) {
    return groups > 0 ? layer : layer.startingAt(weightVariance(layer.seen()));
  }

  private static double weightVariance(double inputs) {
    return 1 / (3 * inputs);
  }

  String words() {
    return "network="
        + (blocks > 0 ? "resnet" : "conv")
        + " channels="
        + channels.stream().map(String::valueOf).collect(Collectors.joining(","))
        + (blocks > 0 ? " blocks=" + blocks : "")
        + " activation="
        + activation.word()
        + " normalisation="
        + (groups == 0 ? "none" : groups == 1 ? "layer" : "group groups=" + groups);
  }

  /** The windows of each step, from the picture on, which has so many channels. */
  List<Window> windows(int pictureChannels) {
    List<Window> windows = new ArrayList<>();
    Window last = new Window(image.height(), image.width(), pictureChannels, WINDOW, HALVING);
    windows.add(last);
    for (int features : channels.subList(0, channels.size() - 1)) {
      last = new Window(last.smallHeight(), last.smallWidth(), features, WINDOW, HALVING);
      windows.add(last);
    }
    return windows;
  }

  /** The smallest grid. */
  Grid smallest() {
    int last = channels.size() - 1;
    return windows(image.channels()).get(last).small(channels.get(last));
  }

  /** From a picture, channel by channel, to the smallest grid. */
  List<LayerShape> down() {
    List<LayerShape> layers = new ArrayList<>();
    List<Window> windows = windows(image.channels());
    if (image.channels() > 1) {
      layers.add(new PlanesShape(windows.get(0).large(), true));
    }
    for (int i = 0; i < channels.size(); i++) {
      ConvolutionShape halving =
          started(new ConvolutionShape(windows.get(i), channels.get(i), inner()));
      layers.add(halving);
      normalise(layers, halving.small(), activation, 1);
      addBlocks(layers, halving.small());
    }
    return layers;
  }

  /** From the smallest grid to pictures with so many numbers at each place of each channel. */
  List<LayerShape> up(int planes) {
    List<LayerShape> layers = new ArrayList<>();
    List<Window> windows = windows(image.channels() * planes);
    for (int i = channels.size() - 1; i >= 0; i--) {
      addBlocks(layers, windows.get(i).small(channels.get(i)));
      boolean inside = i > 0;
      Activation own = inside ? inner() : Activation.IDENTITY;
      layers.add(started(new TransposedConvolutionShape(windows.get(i), channels.get(i), own)));
      if (inside) {
        normalise(layers, windows.get(i).large(), activation, 1);
      }
    }
    if (windows.get(0).channels() > 1) {
      layers.add(new PlanesShape(windows.get(0).large(), false));
    }
    return layers;
  }

  /** What a linear map applies to its outputs itself, where normalisation may come first. */
  Activation inner() {
    return groups > 0 ? Activation.IDENTITY : activation;
  }

  void normalise(List<LayerShape> layers, Grid grid, Activation then, double gain) {
    if (groups > 0) {
      layers.add(new NormalisationShape(grid, groups, then, gain));
    }
  }

  private void addBlocks(List<LayerShape> layers, Grid grid) {
    for (int i = 0; i < blocks; i++) {
      layers.add(block(grid));
    }
  }

  /** Two convolutions; the last gain starts at 0, so that blocks do (Goyal et al. 2017, 5.1). */
  private ResidualShape block(Grid grid) {
    Window window = new Window(grid.height(), grid.width(), grid.channels(), WINDOW, 1);
    List<LayerShape> layers = new ArrayList<>();
    layers.add(started(new ConvolutionShape(window, grid.channels(), inner())));
    normalise(layers, grid, activation, 1);
    layers.add(started(new ConvolutionShape(window, grid.channels(), Activation.IDENTITY)));
    normalise(layers, grid, Activation.IDENTITY, 0);
    return new ResidualShape(layers, activation);
  }
}
