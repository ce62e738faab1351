package org.genera.app;

import static java.util.Objects.requireNonNull;

import org.genera.core.Genera;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program itself: without a command it shows what it can do. */
@Command(
    name = "genera",
    versionProvider = TopLevel.Version.class,
    description = "Learns generative models from your data: samples, scores and completes rows.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = {
      "  genera demo",
      "  genera fit gmm people.csv -o components=3 --out people.genera",
      "  genera sample people.genera -n 1000 --out new-people.csv",
      "",
      "DATA is a file, - for standard input or output, or FORMAT:PLACE?option=value&...,",
      "such as toy:ring?n=5000. 'genera COMMAND --help' explains a command."
    })
final class TopLevel implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  @Override
  public void run() {
    CommandLine line = requireNonNull(spec).commandLine();
    line.usage(line.getOut());
  }

  /** The versions of the platform and of Java. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"genera " + Genera.version(), "Java " + Runtime.version()};
    }
  }
}
