package org.genera.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** All commands. Only the one that is asked for is made, so that the program starts quickly. */
final class Commands {

  static final List<String> NAMES =
      List.of(
          "demo",
          "fit",
          "sample",
          "score",
          "impute",
          "classify",
          "decode",
          "encode",
          "interpolate",
          "forecast",
          "compare",
          "update",
          "info",
          "inspect",
          "convert",
          "split",
          "families",
          "samplers",
          "formats",
          "metrics",
          "plugins");

  private Commands() {}

  /** The parser for some arguments. */
  static CommandLine line(Session session, String... args) {
    CommandLine line = new CommandLine(new TopLevel());
    if (args.length > 0 && NAMES.contains(args[0])) {
      line.addSubcommand(args[0], create(args[0], session));
    } else {
      NAMES.forEach(name -> line.addSubcommand(name, create(name, session)));
      line.addSubcommand(new CommandLine.HelpCommand());
    }
    return configure(line, session);
  }

  /** The command that some arguments ask for, ready to run. */
  static GeneraCommand parse(Session session, String... args) {
    return line(session, args)
        .parseArgs(args)
        .subcommand()
        .commandSpec()
        .commandLine()
        .getCommand();
  }

  private static CommandLine configure(CommandLine line, Session session) {
    ErrorReporter errors = new ErrorReporter(session);
    return line.setExpandAtFiles(false)
        .setUsageHelpWidth(100)
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setOut(writer(session.out()))
        .setErr(writer(session.err()))
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static GeneraCommand create(String name, Session session) {
    return switch (name) {
      case "demo" -> new DemoCommand(session);
      case "fit" -> new FitCommand(session);
      case "sample" -> new SampleCommand(session);
      case "score" -> new ScoreCommand(session);
      case "impute" -> new ImputeCommand(session);
      case "classify" -> new ClassifyCommand(session);
      case "decode" -> new DecodeCommand(session);
      case "encode" -> new EncodeCommand(session);
      case "interpolate" -> new InterpolateCommand(session);
      case "forecast" -> new ForecastCommand(session);
      case "compare" -> new CompareCommand(session);
      case "update" -> new UpdateCommand(session);
      case "info" -> new InfoCommand(session);
      case "inspect" -> new InspectCommand(session);
      case "convert" -> new ConvertCommand(session);
      case "split" -> new SplitCommand(session);
      case "families" -> new FamiliesCommand(session);
      case "samplers" -> new SamplersCommand(session);
      case "formats" -> new FormatsCommand(session);
      case "metrics" -> new MetricsCommand(session);
      case "plugins" -> new PluginsCommand(session);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
