package org.genera.likelihoods;

import java.util.Arrays;
import org.genera.api.model.UnknownLevels;
import org.genera.api.option.Option;
import org.genera.api.option.Options;

/** What becomes of a level that no training row has. */
public enum Unseen {
  /** It is as probable as smoothing makes it. */
  SMOOTHED,
  /** A row that has it is refused. */
  ERROR,
  /** A cell that has it counts as missing. */
  IGNORED;

  /** The option of the family. */
  public static final Option<String> OPTION =
      Option.choice("unseen", "smoothed", "error", "ignored")
          .orElse("smoothed")
          .describe("what becomes of a level that no training row has, where rows are scored");

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * What the options say.
   *
   * @param options those of the family
   * @return the rule
   */
  public static Unseen of(Options options) {
    return of(options.get(OPTION));
  }

  /** What becomes of a level that the schema of a model lacks, where rows are scored. */
  public UnknownLevels unknownLevels() {
    return switch (this) {
      case SMOOTHED -> UnknownLevels.SCORED;
      case ERROR -> UnknownLevels.REFUSED;
      case IGNORED -> UnknownLevels.MISSING;
    };
  }

  static Unseen of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> TensorReader.invalid("there is no rule '" + word + "' for unseen levels"));
  }
}
