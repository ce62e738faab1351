package org.genera.app;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.NearestName;
import org.genera.api.StandardError;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells users what went wrong, in one line without a stack trace, and chooses the exit status. */
final class ErrorReporter implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final Session session;

  ErrorReporter(Session session) {
    this.session = session;
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine line, ParseResult result) {
    GeneraCommand command = line.getCommand();
    return report(thrown, command.jsonStream(), command.wantsStackTrace());
  }

  /** Reports what was thrown while a command ran. */
  int report(Throwable thrown, Optional<PrintStream> json, boolean stackTrace) {
    session.endProgress();
    // Whatever work that is being stopped trips over, it was stopped.
    Failure failure = Failure.of(thrown);
    if (session.cancellation().isCancelled() && failure.code() != StandardError.CANCELLED) {
      failure = new Failure(StandardError.CANCELLED, "Cancelled.");
    }
    if (!Failure.isBrokenPipe(thrown)) {
      print(failure, json);
      session.pluginNote(failure.code()).ifPresent(session.err()::println);
    }
    if (stackTrace || System.getenv("GENERA_DEBUG") != null) {
      thrown.printStackTrace(session.err());
    }
    return failure.exitCode();
  }

  @Override
  public int handleParseException(ParameterException thrown, String[] args) {
    CommandLine line = thrown.getCommandLine();
    Failure failure = new Failure(StandardError.USAGE, message(thrown));
    print(failure, jsonStream(args));
    session
        .err()
        .println("Try '" + line.getCommandSpec().qualifiedName() + " --help' for what it takes.");
    return failure.exitCode();
  }

  /** Where JSON goes if the arguments, which no command has understood, ask for it. */
  Optional<PrintStream> jsonStream(String... args) {
    return Arrays.asList(args).contains("--json") ? Optional.of(session.out()) : Optional.empty();
  }

  private void print(Failure failure, Optional<PrintStream> json) {
    session.err().println("genera: " + failure.message());
    json.ifPresent(stream -> stream.println(JsonReport.write(failure.report())));
  }

  private static String message(ParameterException thrown) {
    CommandLine line = thrown.getCommandLine();
    if (thrown instanceof UnmatchedArgumentException e) {
      return unmatched(line, e.getUnmatched().get(0));
    } else if (thrown instanceof MissingParameterException e) {
      return missing(e.getMissing());
    }
    String text = Failure.describe(thrown);
    return text.matches("(?s).*[.?]") ? text : text + '.';
  }

  private static String missing(List<ArgSpec> missing) {
    return "Missing: "
        + String.join(", ", missing.stream().map(ErrorReporter::nameOf).toList())
        + ".";
  }

  private static String nameOf(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String unmatched(CommandLine line, String argument) {
    if (argument.startsWith("-")) {
      return "Unknown option '" + argument + "'." + NearestName.hint(argument, optionNames(line));
    } else if (line.getSubcommands().isEmpty()) {
      return "Unexpected argument '" + argument + "'; quote names that contain spaces.";
    }
    return "Unknown command '"
        + argument
        + "'."
        + NearestName.hint(argument, line.getSubcommands().keySet());
  }

  private static List<String> optionNames(CommandLine line) {
    List<String> names = new ArrayList<>();
    line.getCommandSpec().options().forEach(option -> names.add(option.longestName()));
    return names;
  }
}
