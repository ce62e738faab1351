package org.genera.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.genera.api.ErrorCategory;

/** What the launcher starts once the host layer stands. */
public final class Main {

  private Main() {}

  /**
   * Runs one command.
   *
   * @param home the directory of the installation, which holds {@code plugins}
   * @param args what the user typed
   * @return the exit status
   */
  public static int run(Path home, String[] args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    int status = run(home, args, out, err);
    err.flush();
    boolean lost = out.checkError();
    return status == 0 && lost ? ErrorCategory.INPUT_OUTPUT.exitCode() : status;
  }

  /** The same on streams of the caller's. */
  static int run(Path home, String[] args, PrintStream out, PrintStream err) {
    Session session = new Session(home, out, err);
    Interruption interruption = new Interruption(session.cancellation());
    try (interruption) {
      return Commands.line(session, args).execute(args);
    } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
      ErrorReporter errors = new ErrorReporter(session);
      return errors.report(e, errors.jsonStream(args), false);
    }
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
  }
}
