package org.genera.app;

import org.genera.core.OutputRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command whose result are data. */
abstract class DataWritingCommand extends GeneraCommand {

  @Option(names = "--out", required = true, paramLabel = "DATA", description = "Where to write.")
  String out = "";

  @Mixin OutputOptions outputOptions = new OutputOptions();

  DataWritingCommand(Session session) {
    super(session);
  }

  @Override
  final String dataOutput() {
    return out;
  }

  /** Where the data go, and how they are written. */
  final OutputRequest output() {
    return outputOptions.request(out);
  }
}
