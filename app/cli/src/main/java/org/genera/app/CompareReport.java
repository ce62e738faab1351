package org.genera.app;

import java.util.List;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.LatentSpace;
import org.genera.core.CompareRequest;
import org.genera.core.CompareRequest.Testing;
import org.genera.core.CompareResult;
import org.genera.core.CompareResult.Compared;
import org.genera.core.CompareResult.Failed;
import org.genera.core.CompareResult.LabelShare;
import org.genera.core.CompareResult.Standing;

/** Reports a comparison; people get the tables of {@link CompareTables} instead of all figures. */
final class CompareReport {

  private record Ability(String name, Class<? extends Capability> type) {}

  private static final List<Ability> ABILITIES =
      List.of(
          new Ability("sample", AncestralSampling.class),
          new Ability("density", Density.class),
          new Ability("bound", DensityBound.class),
          new Ability("impute", Conditioning.class),
          new Ability("classify", Classifier.class),
          new Ability("decode", LatentSpace.class));

  private CompareReport() {}

  static Report of(CompareRequest request, CompareResult result) {
    Report report =
        new Report()
            .put("rows", result.rows())
            .put("labelledRows", result.labelledRows())
            .put("testRows", result.testRows());
    if (request.testing() instanceof Testing.Folds folds) {
      report
          .jsonOnly("folds", folds.count())
          .textOnly("folds", folds.count() + ", stratified; figures are pooled over them");
    }
    report
        .put("seed", request.run().seed())
        .jsonOnly("threads", request.run().threads())
        .jsonOnly("families", families(result.standings()));
    if (!result.byShare().isEmpty()) {
      report.jsonOnly("labelled", result.byShare().stream().map(CompareReport::share).toList());
    }
    CompareTables.addTo(report, result);
    return report;
  }

  private static List<Report> families(List<Standing> standings) {
    return standings.stream().map(CompareReport::family).toList();
  }

  private static Report share(LabelShare share) {
    return new Report()
        .put("share", share.share())
        .put("labelledRows", share.labelledRows())
        .put("families", families(share.standings()));
  }

  private static Report family(Standing standing) {
    Report report = new Report().put("family", standing.family());
    if (standing instanceof Failed failed) {
      return report.putAll(new Failure(failed.code(), failed.reason()).report());
    }
    Compared compared = (Compared) standing;
    ClassificationReport.addTo(report, compared.figures());
    compared.accuracyDeviation().ifPresent(sd -> report.put("accuracyDeviation", sd));
    compared.meanLogLikelihood().ifPresent(mean -> report.put("meanLogLikelihood", mean));
    compared.meanBound().ifPresent(mean -> report.put("meanBound", mean));
    return report.put("fitSeconds", compared.fitSeconds()).put("can", abilities(compared));
  }

  /** What a model can do, in the words of the commands. */
  static List<String> abilities(Compared compared) {
    return ABILITIES.stream()
        .filter(ability -> compared.capabilities().contains(ability.type()))
        .map(Ability::name)
        .toList();
  }
}
