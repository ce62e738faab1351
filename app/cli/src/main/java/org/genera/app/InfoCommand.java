package org.genera.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.model.Capability;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.Provenance;
import org.genera.core.file.ModelFile;
import org.genera.core.file.ModelMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "info",
    description = "Shows what a model file holds: columns, options, provenance, figures, tensors.",
    footerHeading = "%nExample:%n",
    footer = "  genera info people.genera")
final class InfoCommand extends GeneraCommand {

  @Parameters(paramLabel = "MODEL", description = "A model file.")
  Path file = Path.of("");

  InfoCommand(Session session) {
    super(session);
  }

  @Override
  Report run() {
    ModelMetadata words = ModelFile.metadata(file);
    Provenance provenance = words.provenance();
    Report report =
        new Report()
            .put("model", file)
            .put("family", words.family())
            .put("rows", provenance.rows())
            .put("seed", provenance.seed())
            .jsonOnly("dataDigest", provenance.dataDigest());
    if (!provenance.dataDigest().isEmpty()) {
      report.textOnly("dataDigest", provenance.dataDigest());
    }
    report.put("platform", provenance.platform());
    if (!provenance.libraries().isEmpty()) {
      report.put("libraries", Report.of(provenance.libraries()));
    }
    ModelReport.addSummary(report, words.summary(), words.schema());
    report
        .put("options", Report.of(words.options()))
        .put("columns", ModelReport.columns(words.schema()));
    Optional<ModelFamily> family = genera().families().find(words.family());
    return family.isPresent()
        ? addContent(report, family.get())
        : report.put("note", "The plugin of this family is not installed.");
  }

  /** What only the family's plugin can tell. */
  private Report addContent(Report report, ModelFamily family) {
    Model model = genera().load(file);
    List<Class<? extends Capability>> present = new ArrayList<>(family.capabilities());
    present.removeIf(type -> model.capability(type).isEmpty());
    ModelReport.addNotes(report, model.notes(), Integer.MAX_VALUE);
    return report
        .put("capabilities", PluginReport.capabilities(present))
        .put("tensors", tensors(ModelFile.read(file, name -> family.options())));
  }

  private static List<Report> tensors(ModelArchive archive) {
    List<Report> rows = new ArrayList<>();
    for (String name : archive.tensors()) {
      List<Integer> shape = Arrays.stream(archive.shape(name)).boxed().toList();
      rows.add(new Report().put("name", name).put("shape", shape));
    }
    return rows;
  }
}
