package org.genera.app;

import java.io.PrintStream;
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
      description = "Report as one JSON object; an error too, as {\"error\": {…}}.")
  boolean json;

  @Option(names = "--stacktrace", description = "Show where an error comes from.")
  boolean stackTrace;

  GeneraCommand(Session session) {
    this.session = session;
  }

  /** Does the work. */
  abstract Report run();

  /**
   * Where the command writes data, if it does: while those go to standard output, the report does
   * not.
   */
  String dataOutput() {
    return "";
  }

  @Override
  public final Integer call() {
    Report report = run();
    session.endProgress();
    reportStream().print(json ? JsonReport.write(report) + '\n' : TextReport.write(report));
    return 0;
  }

  private PrintStream reportStream() {
    return isStandardStream(dataOutput()) ? session.err() : session.out();
  }

  static boolean isStandardStream(String location) {
    return location.equals(STANDARD_STREAM);
  }

  /** Whether an error is to be a JSON object on standard output too. */
  boolean wantsJson() {
    return json && !isStandardStream(dataOutput());
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
