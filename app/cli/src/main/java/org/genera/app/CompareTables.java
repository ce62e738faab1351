package org.genera.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.genera.core.ClassificationFigures;
import org.genera.core.CompareResult;
import org.genera.core.CompareResult.Compared;
import org.genera.core.CompareResult.Failed;
import org.genera.core.CompareResult.LabelShare;
import org.genera.core.CompareResult.Standing;

/**
 * The tables of a comparison for people: families, accuracy by share of labels, and why a family
 * failed.
 */
final class CompareTables {

  private static final String NONE = "-";

  private CompareTables() {}

  static void addTo(Report report, CompareResult result) {
    report.textOnly("families", result.standings().stream().map(CompareTables::family).toList());
    if (!result.byShare().isEmpty()) {
      report.textOnly(
          "accuracyByShareOfLabels", result.byShare().stream().map(CompareTables::share).toList());
    }
    List<Report> failures = failures(result);
    if (!failures.isEmpty()) {
      report.textOnly("failed", failures);
    }
  }

  private static Report family(Standing standing) {
    Report row = new Report().put("family", standing.family()).put("accuracy", accuracy(standing));
    if (standing instanceof Compared compared) {
      ClassificationFigures figures = compared.figures();
      compared.accuracyDeviation().ifPresent(sd -> row.put("sd", decimals(sd)));
      row.put("logLoss", decimals(figures.logLoss()))
          .put("brier", decimals(figures.brierScore()))
          .put("calibration", decimals(figures.calibrationError()))
          .put("log p(x)", density(compared))
          .put("seconds", decimals(compared.fitSeconds()))
          .put("can", CompareReport.abilities(compared));
    }
    return row;
  }

  /** A bound is marked as one. */
  private static String density(Compared compared) {
    return compared.meanBound().isPresent()
        ? ">= " + decimals(compared.meanBound())
        : decimals(compared.meanLogLikelihood());
  }

  /** One row a share, one column a family: the learning curves side by side. */
  private static Report share(LabelShare share) {
    Report row = new Report().put("labelled", share.share()).put("rows", share.labelledRows());
    share.standings().forEach(one -> row.put(one.family(), accuracy(one)));
    return row;
  }

  private static String accuracy(Standing standing) {
    return standing instanceof Compared compared
        ? decimals(compared.figures().accuracy())
        : "failed";
  }

  /** Each reason once, with the shares of labels that it holds for. */
  private static List<Report> failures(CompareResult result) {
    Map<Failed, List<String>> shares = new LinkedHashMap<>();
    addFailures("1", result.standings(), shares);
    for (LabelShare share : result.byShare()) {
      if (share.share() != 1) {
        addFailures(TextReport.text(share.share()), share.standings(), shares);
      }
    }
    long trials = 1 + result.byShare().stream().filter(share -> share.share() != 1).count();
    List<Report> rows = new ArrayList<>();
    shares.forEach(
        (failed, held) -> {
          Report row = new Report().put("family", failed.family());
          if (!result.byShare().isEmpty()) {
            row.put("labelled", held.size() == trials ? "all" : held);
          }
          rows.add(row.put("reason", failed.reason()));
        });
    return rows;
  }

  private static void addFailures(
      String share, List<Standing> standings, Map<Failed, List<String>> shares) {
    for (Standing standing : standings) {
      if (standing instanceof Failed failed) {
        shares.computeIfAbsent(failed, key -> new ArrayList<>()).add(share);
      }
    }
  }

  private static String decimals(OptionalDouble value) {
    return value.isPresent() ? decimals(value.getAsDouble()) : NONE;
  }

  private static String decimals(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
