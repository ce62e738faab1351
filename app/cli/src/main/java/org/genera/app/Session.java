package org.genera.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.ErrorCode;
import org.genera.api.NearestName;
import org.genera.api.StandardError;
import org.genera.core.DataHandle;
import org.genera.core.DataRequest;
import org.genera.core.Genera;
import org.genera.core.RunOptions;
import org.jspecify.annotations.Nullable;

/**
 * One run of the program: its streams, its cancellation flag, and the platform once it is needed.
 */
final class Session {

  private final Path home;
  private final PrintStream out;
  private final PrintStream err;
  private final Cancellation cancellation = new Cancellation();
  private @Nullable Genera genera;
  private @Nullable Notices notices;

  Session(Path home, PrintStream out, PrintStream err) {
    this.home = home;
    this.out = out;
    this.err = err;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** The platform with the plugins of the installation; made on first use. */
  Genera genera() {
    if (genera == null) {
      genera = Genera.builder().pluginDirectory(home.resolve("plugins")).build();
    }
    return genera;
  }

  RunOptions runOptions(long seed, int threads) {
    return new RunOptions(seed, threads, notices(), cancellation);
  }

  /** Opens data that must fit a model or other data, and says which features they lack. */
  DataHandle open(DataRequest request) {
    DataHandle handle = genera().open(request);
    List<String> lacking = handle.lacking();
    if (!lacking.isEmpty()) {
      notices()
          .warning(
              handle.location().source().location()
                  + " lacks "
                  + (lacking.size() == 1
                      ? "a feature that is"
                      : lacking.size() + " features that are")
                  + " wanted, missing in every row: "
                  + NearestName.listed(lacking)
                  + ".");
    }
    return handle;
  }

  private Notices notices() {
    if (notices == null) {
      notices = Terminal.onStandardError() ? new ProgressNotices(err) : new Notices(err);
    }
    return notices;
  }

  /** Clears the terminal's last line before results or errors are printed. */
  void endProgress() {
    if (notices != null) {
      notices.close();
    }
  }

  /** A name that is not there may belong to a plugin that could not be loaded. */
  Optional<String> pluginNote(ErrorCode code) {
    if (code != StandardError.UNKNOWN_NAME
        || genera == null
        || genera.plugins().problems().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of("Some plugins could not be loaded: see 'genera plugins'.");
  }
}
