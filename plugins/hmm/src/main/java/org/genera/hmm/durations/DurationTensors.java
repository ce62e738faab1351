package org.genera.hmm.durations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.likelihoods.TensorReader;

/**
 * Durations in a model file: {@code durations} (states x longest), p(duration | state) from the
 * duration 1 on; if they are negative binomials {@code duration-shapes} (states x 2), r and p of
 * each.
 */
public final class DurationTensors {

  private static final String DURATIONS = "durations";
  private static final String SHAPES = "duration-shapes";

  private DurationTensors() {}

  /**
   * Writes durations.
   *
   * @param durations of the states
   * @param writer takes tensors
   */
  public static void write(Durations durations, ModelArchiveWriter writer) {
    double[] probabilities = durations.probabilities();
    int states = probabilities.length / durations.longest();
    writer.doubles(DURATIONS, probabilities, states, durations.longest());
    durations.shapes().ifPresent(shapes -> writer.doubles(SHAPES, flat(shapes), states, 2));
  }

  private static double[] flat(List<NegativeBinomial> shapes) {
    return shapes.stream()
        .flatMapToDouble(of -> DoubleStream.of(of.size(), of.probability()))
        .toArray();
  }

  /**
   * Reads durations.
   *
   * @param archive a model file
   * @param states how many states
   * @return none where states have no durations
   */
  public static Optional<Durations> read(ModelArchive archive, int states) {
    if (!archive.tensors().contains(DURATIONS)) {
      return Optional.empty();
    }
    TensorReader tensors = new TensorReader(archive, "", "");
    int[] shape = archive.shape(DURATIONS);
    if (shape.length != 2 || shape[1] < 2) {
      throw TensorReader.invalid("'" + DURATIONS + "' has not the shape of states by durations");
    }
    double[] probabilities = tensors.distributions(DURATIONS, states, shape[1]);
    Optional<List<NegativeBinomial>> shapes =
        archive.tensors().contains(SHAPES)
            ? Optional.of(shapes(tensors, states))
            : Optional.empty();
    return Optional.of(Durations.of(shape[1], probabilities, shapes));
  }

  private static List<NegativeBinomial> shapes(TensorReader tensors, int states) {
    double[] flat = tensors.doubles(SHAPES, value -> value > 0, states, 2);
    List<NegativeBinomial> shapes = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      if (flat[2 * i + 1] > 1) {
        throw TensorReader.invalid("'" + SHAPES + "' has a p of more than 1");
      }
      shapes.add(new NegativeBinomial(flat[2 * i], flat[2 * i + 1]));
    }
    return List.copyOf(shapes);
  }
}
