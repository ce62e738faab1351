package org.genera.app;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.genera.core.Genera;
import picocli.CommandLine.Option;

/** A command: it finds something out and reports it. */
abstract class GeneraCommand implements Callable<Integer> {

  private static final String STANDARD_STREAM = "-";

  private final Session session;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = "--json",
      description =
          "Report as one JSON object, an error too as {\"error\": {...}}; on standard error where"
              + " data go to standard output.")
  boolean json;

  @Option(names = "--stacktrace", description = "Show where an error comes from.")
  boolean stackTrace;

  GeneraCommand(Session session) {
    this.session = session;
  }

  /** Does the work. */
  abstract Report run();

  /** Where the command writes data, if it does. */
  String dataOutput() {
    return "";
  }

  @Override
  public final Integer call() {
    Report report = run();
    session.endProgress();
    Optional<PrintStream> jsonStream = jsonStream();
    if (jsonStream.isPresent()) {
      jsonStream.get().println(JsonReport.write(report));
    } else if (!isStandardStream(dataOutput())) {
      session.out().print(TextReport.write(report));
    }
    return 0;
  }

  /** Where JSON goes, if it was asked for. */
  Optional<PrintStream> jsonStream() {
    PrintStream stream = isStandardStream(dataOutput()) ? session.err() : session.out();
    return json ? Optional.of(stream) : Optional.empty();
  }

  static boolean isStandardStream(String location) {
    return location.equals(STANDARD_STREAM);
  }

  boolean wantsStackTrace() {
    return stackTrace;
  }

  Session session() {
    return session;
  }

  Genera genera() {
    return session.genera();
  }
}
