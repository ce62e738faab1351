package org.genera.likelihoods;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genera.api.option.Option;

/** All likelihoods. */
public final class LikelihoodTypes {

  /** In the order in which help texts list them. */
  public static final List<LikelihoodType> ALL =
      Stream.concat(
              Stream.of(
                  Gaussian.TYPE,
                  Kernel.TYPE,
                  LogNormal.TYPE,
                  ZeroInflated.LOG_NORMAL,
                  ZeroInflated.KERNEL,
                  Poisson.TYPE,
                  Categorical.BERNOULLI,
                  Categorical.CATEGORICAL,
                  Multinomial.TYPE,
                  Complement.TYPE,
                  Words.TYPE),
              GaussianGroup.TYPES.stream())
          .toList();

  /** Options of single likelihoods. */
  public static final List<Option<?>> OPTIONS = List.of(Complement.NORMALISED);

  private LikelihoodTypes() {}

  /**
   * A likelihood by its name.
   *
   * @param name a word
   * @return the type, if there is one
   */
  public static Optional<LikelihoodType> find(String name) {
    return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
  }
}
