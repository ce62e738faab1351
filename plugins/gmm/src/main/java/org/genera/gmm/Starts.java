package org.genera.gmm;

import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.gaussian.Mixture;

/** Makes a start for a mixture out of some rows, by the option {@code init}. */
interface Starts {

  /** A start; where chance has nothing to decide, always the same. */
  Mixture start(RandomStream random);

  /** Starts of a form from rows of a class or of all classes. */
  static Starts of(TrainingData data, MixtureForm form, Batch rows) {
    RandomStarts starts =
        new RandomStarts(
            data.features(),
            rows,
            data.moments(),
            form.components(),
            form.type(),
            data.floor(),
            data.context().cancellation());
    return switch (data.options().get(GmmOptions.INIT)) {
      case "random" -> starts::rows;
      case "from-labels" -> starts::aboutMean;
      default -> starts::clusters;
    };
  }
}
