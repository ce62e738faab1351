package org.genera.app;

import java.nio.file.Path;
import org.genera.api.model.Model;
import org.genera.core.DataHandle;
import org.genera.core.EncodeRequest;
import org.genera.core.EncodeResult;
import org.genera.core.OutputRequest;
import org.genera.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "encode",
    description =
        "Writes what a model finds behind each row: its latent variables, or the probability of"
            + " each component given the features. Columns that the model does not know are kept.",
    footerHeading = "%nExample:%n",
    footer = {
      "  genera encode people.genera other-people.csv --out groups.csv",
      "  genera encode digits.genera mnist --deviations --out codes.csv"
    })
final class EncodeCommand extends DataWritingCommand {

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A mixture, or a model with latent variables.")
  Path model = Path.of("");

  @Parameters(index = "1", paramLabel = "DATA", description = "The rows to encode.")
  String data = "";

  @Option(
      names = "--deviations",
      description =
          "Also write how sure each latent variable is: the standard deviation of 'z1' as"
              + " 'sd(z1)'.")
  boolean deviations;

  @Mixin CarriedColumns carried = new CarriedColumns();
  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin WorkOptions workOptions = new WorkOptions();

  EncodeCommand(Session session) {
    super(session);
  }

  @Override
  Report run() {
    RunOptions run = workOptions.apply(session());
    OutputRequest output = output();
    Model loaded = genera().load(model);
    EncodeRequest request = new EncodeRequest(deviations);
    genera().requireEncoder(loaded, request);
    try (DataHandle handle =
        session()
            .open(
                carried.apply(
                    dataOptions.request(data, session().cancellation()).scoredBy(loaded)))) {
      Inputs.protect(out, handle);
      EncodeResult encoded = genera().encode(loaded, handle.dataset(), output, request, run);
      return new Report()
          .put("rows", encoded.rows())
          .put("seconds", encoded.seconds())
          .put("out", out);
    }
  }
}
