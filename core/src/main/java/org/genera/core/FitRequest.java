package org.genera.core;

import java.util.Map;
import java.util.Optional;
import org.genera.api.data.Dataset;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;

/**
 * What to learn from which data. Immutable.
 *
 * @param family the family's name
 * @param data the training rows
 * @param options the family's options, as text
 * @param holdOut which rows are held out
 * @param warmStart a model to start from
 * @param checkpoint where the state of training is kept
 * @param run seed, threads, listener, cancellation
 */
public record FitRequest(
    String family,
    Dataset data,
    Map<String, String> options,
    HoldOut holdOut,
    Optional<Model> warmStart,
    Optional<CheckpointRequest> checkpoint,
    RunOptions run) {

  /** Copies the options. */
  public FitRequest {
    options = Map.copyOf(options);
  }

  /** Which rows are held out of training. */
  public sealed interface HoldOut {

    /** As many as the family wants ({@link ModelFamily#heldOut}); of most families none. */
    record FamilyDefault() implements HoldOut {}

    /** None. */
    record None() implements HoldOut {}

    /**
     * A share of the rows, drawn from the seed.
     *
     * @param fraction above 0 and below 1
     */
    record Fraction(double fraction) implements HoldOut {}

    /**
     * A share of the rows at the end.
     *
     * @param fraction above 0 and below 1
     */
    record Last(double fraction) implements HoldOut {}

    /**
     * Other data.
     *
     * @param data rows of the same schema
     */
    record Other(Dataset data) implements HoldOut {}
  }

  /**
   * A request with default options, and as many rows held out as the family wants.
   *
   * @param family the family's name
   * @param data the training rows
   * @return the request
   */
  public static FitRequest of(String family, DataHandle data) {
    return of(family, data.dataset());
  }

  /**
   * A request with default options, and as many rows held out as the family wants.
   *
   * @param family the family's name
   * @param data the training rows
   * @return the request
   */
  public static FitRequest of(String family, Dataset data) {
    return new FitRequest(
        family,
        data,
        Map.of(),
        new HoldOut.FamilyDefault(),
        Optional.empty(),
        Optional.empty(),
        RunOptions.defaults());
  }

  /**
   * The same with options.
   *
   * @param texts texts by option name
   * @return a new request
   */
  public FitRequest options(Map<String, String> texts) {
    return new FitRequest(family, data, texts, holdOut, warmStart, checkpoint, run);
  }

  /**
   * The same with rows held out.
   *
   * @param value which
   * @return a new request
   */
  public FitRequest holdOut(HoldOut value) {
    return new FitRequest(family, data, options, value, warmStart, checkpoint, run);
  }

  /**
   * The same from a model.
   *
   * @param model a model of the same family
   * @return a new request
   */
  public FitRequest warmStart(Model model) {
    return new FitRequest(family, data, options, holdOut, Optional.of(model), checkpoint, run);
  }

  /**
   * The same with the state of training kept in a file.
   *
   * @param value which file, and whether to go on from it
   * @return a new request
   */
  public FitRequest checkpoint(CheckpointRequest value) {
    return new FitRequest(family, data, options, holdOut, warmStart, Optional.of(value), run);
  }

  /**
   * The same run in another way.
   *
   * @param value seed, threads, listener, cancellation
   * @return a new request
   */
  public FitRequest run(RunOptions value) {
    return new FitRequest(family, data, options, holdOut, warmStart, checkpoint, value);
  }
}
