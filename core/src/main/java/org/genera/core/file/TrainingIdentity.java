package org.genera.core.file;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.genera.api.data.Schema;
import org.genera.api.model.Provenance;
import org.genera.api.option.Options;
import org.genera.core.data.SchemaJson;

/**
 * All that determines what comes of a training, so that two trainings can be told apart.
 *
 * @param facts what each thing is, by its name; digests of what is long
 */
public record TrainingIdentity(Map<String, String> facts) {

  private static final String FAMILY = "family";
  private static final String DATA = "training data (or other rows are held out of them)";
  private static final String COLUMNS = "columns";
  private static final String HELD_OUT = "rows held out";
  private static final String START = "model to start from";
  private static final String SEED = "seed";
  private static final String PLATFORM = "version of Genera";
  private static final String OPTION = "option ";
  private static final String NONE = "none";

  /** What is too long to be shown. */
  private static final List<String> DIGESTS = List.of(COLUMNS, DATA, HELD_OUT, START);

  /** Copies the facts. */
  public TrainingIdentity {
    facts = Map.copyOf(facts);
  }

  /**
   * The identity of a training.
   *
   * @param family the family's name
   * @param schema the columns of the training data
   * @param options the family's options
   * @param provenance seed, digest of the training data, version
   * @param heldOut digest of the rows held out, if there are any
   * @param start digest of the model to start from, if there is one
   * @return the identity
   */
  public static TrainingIdentity of(
      String family,
      Schema schema,
      Options options,
      Provenance provenance,
      Optional<String> heldOut,
      Optional<String> start) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(FAMILY, family);
    facts.put(COLUMNS, SchemaJson.write(schema));
    facts.put(DATA, provenance.dataDigest());
    facts.put(HELD_OUT, heldOut.orElse(NONE));
    facts.put(START, start.orElse(NONE));
    facts.put(SEED, Long.toString(provenance.seed()));
    facts.put(PLATFORM, provenance.platform());
    OptionTexts.of(options).forEach((key, text) -> facts.put(OPTION + "'" + key + "'", text));
    return new TrainingIdentity(facts);
  }

  /**
   * What tells this training from another, in words. What a user types comes before the data, which
   * differ as well where other rows are held out.
   *
   * @param there the other
   * @return the first difference, such as {@code seed: 1 there, 2 here}; empty if there is none
   */
  Optional<String> difference(TrainingIdentity there) {
    Set<String> names = new LinkedHashSet<>(List.of(FAMILY, SEED));
    names.addAll(new TreeSet<>(facts.keySet()));
    names.addAll(new TreeSet<>(there.facts.keySet()));
    names.removeAll(DIGESTS);
    names.addAll(DIGESTS);
    return names.stream()
        .filter(name -> !fact(name).equals(there.fact(name)))
        .findFirst()
        .map(name -> DIGESTS.contains(name) ? "other " + name : words(name, there));
  }

  private String words(String name, TrainingIdentity there) {
    return name + ": " + there.fact(name) + " there, " + fact(name) + " here";
  }

  private String fact(String name) {
    return facts.getOrDefault(name, NONE);
  }
}
