package org.genera.hmm;

import java.util.Arrays;
import java.util.Collection;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;

/** What follows from a label for series, and from series for their label. */
final class ClassConditioning {

  private final ClassModel model;
  private final ClassLayout layout;

  ClassConditioning(ClassModel model) {
    this.model = model;
    layout = model.layout();
  }

  Model marginal(Collection<String> columns) {
    if (layout.drawn().select(columns).size() < layout.drawn().size()) {
      throw new GeneraException(
          StandardError.USAGE,
          "Of a model of series and their label there is no model of one of them alone: score sums"
              + " the label out, classify tells it.");
    }
    return model;
  }

  Model given(Batch evidence) {
    SeriesEvidence.requireOne(evidence);
    int code = layout.labels().codes(evidence)[0];
    boolean series = SeriesLayout.of(layout.one()).in(evidence).length(0) > 0;
    if (code >= 0 && series) {
      throw SeriesEvidence.nothingOpen(layout.one().requireSeries().name());
    } else if (series) {
      throw new GeneraException(
          StandardError.USAGE,
          "A series leaves only its '"
              + layout.labels().column().name()
              + "' open, of which there is no model alone: classify tells it, impute fills it.");
    }
    return code >= 0 ? model.seen(requireSeen(code)) : model;
  }

  private int requireSeen(int code) {
    if (model.ofClass(code).isEmpty()) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Nothing follows from class '"
              + model.classes().get(code)
              + "': the model has never seen it.");
    }
    return code;
  }

  boolean[] impossible(Batch rows) {
    double[][] shares = shares(rows);
    boolean[] impossible = new boolean[rows.rows()];
    for (int row = 0; row < impossible.length; row++) {
      impossible[row] = !(Arrays.stream(shares[row]).sum() > 0);
    }
    return impossible;
  }

  Batch impute(Batch rows, Fill fill, RandomStream random) {
    double[][] shares = shares(rows);
    int[] known = layout.labels().codes(rows);
    for (int row = 0; row < shares.length; row++) {
      if (!(Arrays.stream(shares[row]).sum() > 0)) {
        shares[row] = ofImpossible(known[row]);
      }
    }
    Batch series = layout.withoutLabel(rows);
    ClassGroups groups =
        fill == Fill.DRAW
            ? ClassGroups.drawn(model, shares, random)
            : ClassGroups.likeliest(model, shares);
    return groups.labelled(
        layout,
        rows.firstRow(),
        (code, members) -> model.seen(code).impute(series.pick(members), fill, random));
  }

  /** p(class) as if nothing were known of a series but its label. */
  private double[] ofImpossible(int code) {
    if (code < 0) {
      return model.prior();
    }
    double[] certain = new double[model.prior().length];
    certain[requireSeen(code)] = 1;
    return certain;
  }

  /** p(class | series, and label where it is known); all 0 where nothing follows. */
  private double[][] shares(Batch rows) {
    double[][] shares = model.posterior().logProbabilities(rows);
    double[] density = model.posterior().logDensity(rows);
    int[] codes = layout.labels().codes(rows);
    for (int row = 0; row < shares.length; row++) {
      boolean possible = density[row] > Double.NEGATIVE_INFINITY;
      for (int y = 0; y < shares[row].length; y++) {
        double share = StrictMath.exp(shares[row][y]);
        boolean fits =
            codes[row] < 0 || (y == codes[row] && shares[row][y] > Double.NEGATIVE_INFINITY);
        shares[row][y] = possible && fits ? (codes[row] < 0 ? share : 1) : 0;
      }
    }
    return shares;
  }
}
