package org.genera.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;
import org.genera.core.DataHandle;
import org.genera.core.InterpolateRequest;
import org.genera.core.LatentPath;
import org.genera.core.MadeRows;
import org.genera.core.OutputRequest;
import org.genera.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "interpolate",
    description =
        "Goes from one row to another through a model's latent variables, and writes the rows that"
            + " it makes on the way. Other formats than sheets of pictures also tell between which"
            + " rows each lies, and how far behind the first (0 to 1).",
    footerHeading = "%nExample:%n",
    footer = {
      "  genera interpolate digits.genera mnist --rows 3,17 --steps 8 --out sheet.png",
      "  genera interpolate digits.genera mnist --rows 3,17,4 --rows 8,9 --path spherical \\",
      "    --out sheet.png"
    })
final class InterpolateCommand extends DataWritingCommand {

  /** An option of formats that draw pictures side by side: how many stand in a line. */
  private static final String ACROSS = "across";

  @Parameters(index = "0", paramLabel = "MODEL", description = "A model with latent variables.")
  Path model = Path.of("");

  @Parameters(index = "1", paramLabel = "DATA", description = "Where the rows are.")
  String data = "";

  @Option(
      names = "--rows",
      required = true,
      paramLabel = "N,M",
      description =
          "Rows to go between, counted from 1: from each to the next; can be repeated. A sheet has"
              + " a line for each pair.")
  List<String> rows = List.of();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Rows to make for each pair, its two ends among them (default: 8).")
  int steps = 8;

  @Option(
      names = "--path",
      paramLabel = "linear|spherical",
      converter = PathConverter.class,
      description = "On the straight line (default), or on the arc between the two directions.")
  LatentPath path = LatentPath.LINEAR;

  @Option(
      names = "--mode",
      paramLabel = "draw|mean|mode",
      converter = ImputeCommand.FillConverter.class,
      description = "Make the mean of p(x | z) (default), its mode, or a draw.")
  Fill mode = Fill.MEAN;

  @Option(
      names = "--without-places",
      description =
          "Leave out the columns that tell where each row lies, as formats of images alone need"
              + " it.")
  boolean withoutPlaces;

  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin WorkOptions workOptions = new WorkOptions();

  InterpolateCommand(Session session) {
    super(session);
  }

  @Override
  Report run() {
    RunOptions run = workOptions.apply(session());
    InterpolateRequest request = request();
    OutputRequest output = inLines(output());
    Model loaded = genera().load(model);
    genera().requireInterpolation(loaded);
    try (DataHandle handle =
        session().open(dataOptions.request(data, session().cancellation()).scoredBy(loaded))) {
      Inputs.protect(out, handle);
      MadeRows made = genera().interpolate(loaded, handle.dataset(), output, request, run);
      return new Report()
          .put("pairs", request.legs().size())
          .put("rows", made.rows())
          .put("path", path.name().toLowerCase(Locale.ROOT))
          .put("seconds", made.seconds())
          .put("out", out);
    }
  }

  private InterpolateRequest request() {
    return rows.stream()
        .map(text -> InterpolateRequest.through(numbers(text)))
        .reduce(InterpolateRequest::and)
        .orElseThrow()
        .steps(steps)
        .path(path)
        .fill(mode)
        .withPlaces(!withoutPlaces);
  }

  private static List<Long> numbers(String text) {
    List<Long> numbers = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      try {
        numbers.add(Long.parseLong(word.strip()));
      } catch (NumberFormatException e) {
        throw new GeneraException(
            StandardError.USAGE,
            "--rows "
                + text
                + ": '"
                + word.strip()
                + "' is no whole number; give numbers of rows with commas between them, such as"
                + " 3,17.",
            e);
      }
    }
    return numbers;
  }

  /** A line of a sheet for each pair, unless the user says otherwise. */
  private OutputRequest inLines(OutputRequest output) {
    boolean drawsLines =
        genera().outputFormat(output).options().stream()
            .anyMatch(option -> option.name().equals(ACROSS));
    if (!drawsLines || output.options().containsKey(ACROSS)) {
      return output;
    }
    Map<String, String> options = new HashMap<>(output.options());
    options.put(ACROSS, Integer.toString(steps));
    return output.dataOptions(options);
  }

  /** Reads a path. */
  static final class PathConverter extends WordConverter<LatentPath> {
    PathConverter() {
      super(LatentPath.class);
    }
  }
}
