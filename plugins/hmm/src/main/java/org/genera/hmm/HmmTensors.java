package org.genera.hmm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.hmm.durations.DurationModel;
import org.genera.hmm.durations.DurationTensors;
import org.genera.hmm.durations.Durations;
import org.genera.hmm.structure.Structure;
import org.genera.hmm.structure.StructureTensors;
import org.genera.hmm.structure.TiedStates;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.FactorTensors;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.TensorReader;

/**
 * The content of a model file: {@code start} (states), {@code transitions} (states x states),
 * {@code ends} (states) if series end by the chain, {@linkplain DurationTensors durations} if
 * states have any, the {@linkplain FactorTensors emissions}, {@linkplain StructureTensors what is
 * fixed}, and the {@code lengths} of the series with their {@code length-weights}; then the {@link
 * HmmPosterior} or the {@link LearningState}.
 */
final class HmmTensors {

  private static final String START = "start";
  private static final String TRANSITIONS = "transitions";
  private static final String ENDS = "ends";
  private static final String LENGTHS = "lengths";
  private static final String LENGTH_WEIGHTS = "length-weights";

  private HmmTensors() {}

  static void write(HmmModel model, ModelArchiveWriter writer) {
    Chain chain = model.parameters().chain();
    writer.doubles(START, chain.start(), chain.states());
    writer.doubles(TRANSITIONS, chain.transitions(), chain.states(), chain.states());
    if (chain.end().isPresent()) {
      writer.doubles(ENDS, chain.end().get(), chain.states());
    }
    chain.durations().ifPresent(durations -> DurationTensors.write(durations, writer));
    FactorTensors.write(model.parameters().emissions(), model.layout().features(), writer);
    FactorTensors.writeLikelihoods(model.plan().emissions(), writer);
    StructureTensors.write(model.plan().structure(), model.plan().tied(), writer);
    Lengths lengths = model.lengths();
    writer.longs(LENGTHS, lengths.lengths(), lengths.lengths().length);
    writer.doubles(LENGTH_WEIGHTS, lengths.weights(), lengths.weights().length);
    model.parameters().posterior().ifPresent(posterior -> posterior.write(writer));
    model.state().ifPresent(state -> state.write(writer));
  }

  static HmmModel read(ModelArchive archive) {
    TensorReader tensors = new TensorReader(archive, "", "");
    int states = archive.shape(START).length == 1 ? archive.shape(START)[0] : 0;
    SeriesLayout layout = SeriesLayout.of(archive.header().schema());
    if (states == 0 || layout.states().map(labels -> labels.count() != states).orElse(false)) {
      throw TensorReader.invalid("it has not as many states as the label has levels");
    }
    Optional<Durations> durations = DurationTensors.read(archive, states);
    Structure structure =
        StructureTensors.structure(
            archive, states, durations.map(Durations::model).orElse(DurationModel.GEOMETRIC));
    Chain chain = chain(tensors, structure, durations);
    TiedStates tied = StructureTensors.tied(archive, states);
    FactorTensors emissions = FactorTensors.in(archive, layout.features(), tied.count());
    List<Factor> factors = emissions.factors().stream().map(tied::factor).toList();
    List<Likelihood> likelihoods = emissions.likelihoods().stream().map(tied::likelihood).toList();
    Plan plan = new Plan(structure, tied, likelihoods);
    return new HmmModel(
        archive.header(),
        new Parameters(chain, factors, HmmPosterior.read(archive, plan)),
        plan,
        lengths(tensors),
        LearningState.read(archive, plan));
  }

  private static Chain chain(
      TensorReader tensors, Structure structure, Optional<Durations> durations) {
    int states = structure.states();
    double[] start = tensors.doubles(START, p -> p >= 0, states);
    requireSumOne(START, Arrays.stream(start).sum());
    if (!structure.hasEnds()) {
      double[] transitions = tensors.distributions(TRANSITIONS, states, states);
      return new Chain(start, transitions, Optional.empty(), durations);
    }
    double[] transitions = tensors.doubles(TRANSITIONS, p -> p >= 0, states, states);
    double[] ends = tensors.doubles(ENDS, p -> p >= 0, states);
    for (int i = 0; i < states; i++) {
      double goesOn = Arrays.stream(transitions, i * states, (i + 1) * states).sum();
      requireSumOne(TRANSITIONS + "' and '" + ENDS, goesOn + ends[i]);
    }
    return new Chain(start, transitions, Optional.of(ends), durations);
  }

  private static void requireSumOne(String name, double sum) {
    if (!(Math.abs(sum - 1) <= 1e-9)) {
      throw TensorReader.invalid("the probabilities of '" + name + "' do not sum to 1");
    }
  }

  private static Lengths lengths(TensorReader tensors) {
    long[] lengths = tensors.longs(LENGTHS, -1);
    double[] weights = tensors.doubles(LENGTH_WEIGHTS, weight -> weight > 0, lengths.length);
    boolean possible = Arrays.stream(lengths).allMatch(n -> n > 0 && n <= Integer.MAX_VALUE);
    if (lengths.length == 0 || !possible) {
      throw TensorReader.invalid("a length of a series is out of range");
    }
    return new Lengths(lengths, weights);
  }
}
