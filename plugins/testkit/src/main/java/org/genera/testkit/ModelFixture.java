package org.genera.testkit;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genera.api.data.Batch;
import org.genera.api.data.Schema;
import org.genera.api.model.Capability;

/**
 * One case for {@link ModelFamilyContract}: rows, options and what is claimed of the model that
 * comes out. A few hundred rows are enough. Immutable; the methods that refine it return a new one.
 */
public final class ModelFixture {

  private final String name;
  private final Batch data;
  private final Map<String, String> options;
  private final Set<Exactness> exact;
  private final Set<Class<? extends Capability>> absent;
  private final boolean looksAtValidation;
  private final boolean hasEnds;

  private ModelFixture(
      String name,
      Batch data,
      Map<String, String> options,
      Collection<Exactness> exact,
      Collection<Class<? extends Capability>> absent,
      boolean looksAtValidation,
      boolean hasEnds) {
    this.name = name;
    this.data = data;
    this.options = Map.copyOf(options);
    this.exact = Set.copyOf(exact);
    this.absent = Set.copyOf(absent);
    this.looksAtValidation = looksAtValidation;
    this.hasEnds = hasEnds;
  }

  /**
   * A case without options, of which nothing is claimed.
   *
   * @param name what the test report calls it
   * @param data features, and a label if the model is to have one; no weight (the contract adds its
   *     own), at least 50 rows
   * @return the fixture
   */
  public static ModelFixture of(String name, Batch data) {
    if (data.schema().weight().isPresent() || data.rows() < 50) {
      throw new IllegalArgumentException(name + ": at least 50 rows, and no weight column");
    }
    return new ModelFixture(
        name, data, Map.of(), EnumSet.noneOf(Exactness.class), Set.of(), false, false);
  }

  /**
   * The same with options of the family.
   *
   * @param texts as users write them, by name
   * @return a new fixture
   */
  public ModelFixture options(Map<String, String> texts) {
    return new ModelFixture(name, data, texts, exact, absent, looksAtValidation, hasEnds);
  }

  /**
   * The same with claims.
   *
   * @param claims what holds exactly
   * @return a new fixture
   */
  public ModelFixture exact(Exactness... claims) {
    return new ModelFixture(
        name, data, options, List.of(claims), absent, looksAtValidation, hasEnds);
  }

  /**
   * The same without capabilities that the family has in other cases only.
   *
   * @param capabilities what this model lacks although its family declares it
   * @return a new fixture
   */
  @SafeVarargs
  public final ModelFixture without(Class<? extends Capability>... capabilities) {
    return new ModelFixture(
        name,
        data,
        options,
        exact,
        new LinkedHashSet<>(List.of(capabilities)),
        looksAtValidation,
        hasEnds);
  }

  /**
   * The same with the remark that training looks at rows held out: they decide when to stop, or
   * what to choose. In all other cases they must have no influence.
   *
   * @return a new fixture
   */
  public ModelFixture lookingAtValidation() {
    return new ModelFixture(name, data, options, exact, absent, true, hasEnds);
  }

  /**
   * The same with the remark that the end of a series has a probability of its own. The density of
   * a series is then that of its steps and of its end, of which neither the filter nor a
   * continuation that is going on knows.
   *
   * @return a new fixture
   */
  public ModelFixture withEnds() {
    return new ModelFixture(name, data, options, exact, absent, looksAtValidation, true);
  }

  String name() {
    return name;
  }

  Batch data() {
    return data;
  }

  Schema schema() {
    return data.schema();
  }

  /** The feature columns of the data. */
  Batch features() {
    return Rows.features(data);
  }

  Map<String, String> options() {
    return options;
  }

  boolean claims(Exactness claim) {
    return exact.contains(claim);
  }

  boolean looksAtValidation() {
    return looksAtValidation;
  }

  boolean hasEnds() {
    return hasEnds;
  }

  boolean lacks(Class<? extends Capability> capability) {
    return absent.contains(capability);
  }
}
