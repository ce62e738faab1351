package org.genera.core;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.ErrorCode;
import org.genera.api.model.Capability;

/**
 * What came of a comparison.
 *
 * @param rows how many rows were there to learn from, over all folds
 * @param labelledRows how many of them have a label that counts
 * @param testRows how many rows the families were judged on
 * @param standings how each family did, in the order of the request
 * @param byShare the same with fewer labels, in the order of the request
 */
public record CompareResult(
    long rows,
    long labelledRows,
    long testRows,
    List<Standing> standings,
    List<LabelShare> byShare) {

  /** Copies the lists. */
  public CompareResult {
    standings = List.copyOf(standings);
    byShare = List.copyOf(byShare);
  }

  /** How a family did. */
  public sealed interface Standing {

    /**
     * The family.
     *
     * @return its name
     */
    String family();
  }

  /**
   * A family that could model the data.
   *
   * @param family its name
   * @param figures how well it told the labels of test rows, pooled over folds
   * @param accuracyDeviation the standard deviation of the accuracy over folds (n - 1 in the
   *     denominator), where at least two folds have labelled rows
   * @param meanLogLikelihood the mean log p(x) of test rows in nats: of the features alone, a label
   *     summed out; where the model has a density
   * @param meanBound the mean of a lower bound of that, where the model has nothing but a bound:
   *     the evidence lower bound by one draw, the importance-weighted one by several
   * @param fitSeconds the time of one fit, the mean over folds
   * @param capabilities what the trained model can do
   */
  public record Compared(
      String family,
      ClassificationFigures figures,
      OptionalDouble accuracyDeviation,
      OptionalDouble meanLogLikelihood,
      OptionalDouble meanBound,
      double fitSeconds,
      Set<Class<? extends Capability>> capabilities)
      implements Standing {
    /** Copies the set. */
    public Compared {
      capabilities = Set.copyOf(capabilities);
    }
  }

  /**
   * A family that could not model the data.
   *
   * @param family its name
   * @param code the error
   * @param reason what the family said
   */
  public record Failed(String family, ErrorCode code, String reason) implements Standing {}

  /**
   * How the families did with a share of the labels.
   *
   * @param share the share of the training labels kept, at least one of each class
   * @param labelledRows how many training rows kept their label, the mean over folds
   * @param standings how each family did, in the order of the request
   */
  public record LabelShare(double share, double labelledRows, List<Standing> standings) {
    /** Copies the list. */
    public LabelShare {
      standings = List.copyOf(standings);
    }
  }
}
