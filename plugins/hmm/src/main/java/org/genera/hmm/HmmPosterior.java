package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.ParameterPosterior;
import org.genera.likelihoods.TensorReader;
import org.genera.likelihoods.TensorWriter;

/**
 * What variational Bayes believes of the parameters, chain and emissions being independent of each
 * other and of the states' paths. In a file the {@link ChainPosterior}, and of each emission
 * tensors that begin with {@code posterior-0.}, {@code posterior-1.} and so on.
 *
 * @param chain of starts, transitions and ends
 * @param emissions one a factor
 */
record HmmPosterior(ChainPosterior chain, List<ParameterPosterior> emissions) {

  /** exp E log of the parameters, by which states are inferred: they do not sum to 1. */
  Parameters expectedLogs(Plan plan) {
    return new Parameters(
        chain.expectedLogs(plan.structure()),
        emissions.stream().map(ParameterPosterior::expectedLogDensity).toList());
  }

  private static String prefix(int emission) {
    return "posterior-" + emission + ".";
  }

  void write(ModelArchiveWriter writer) {
    chain.write(writer);
    for (int j = 0; j < emissions.size(); j++) {
      emissions.get(j).write(new TensorWriter(writer, prefix(j)));
    }
  }

  /** Reads {@link #write}; none where there is none. */
  static Optional<HmmPosterior> read(ModelArchive archive, Plan plan) {
    return ChainPosterior.read(new TensorReader(archive, "", ""), plan.structure())
        .map(chain -> new HmmPosterior(chain, emissions(archive, plan)));
  }

  private static List<ParameterPosterior> emissions(ModelArchive archive, Plan plan) {
    List<ParameterPosterior> read = new ArrayList<>();
    for (int j = 0; j < plan.emissions().size(); j++) {
      Likelihood likelihood = plan.emissions().get(j);
      TensorReader tensors = new TensorReader(archive, prefix(j), prefix(j));
      read.add(
          likelihood
              .readPosterior(plan.states(), tensors)
              .orElseThrow(
                  () ->
                      TensorReader.invalid(
                          "there is no posterior of " + likelihood.type().name())));
    }
    return read;
  }
}
