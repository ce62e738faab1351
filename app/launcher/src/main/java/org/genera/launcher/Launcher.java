package org.genera.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.genera.api.ErrorCategory;

/**
 * The main class of the distribution, whose folder the system property {@code genera.home} names.
 */
public final class Launcher {

  private static final String HOME = "genera.home";

  private Launcher() {}

  /**
   * Starts the application and ends the process with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    try {
      Path home = home();
      Optional<String> answer = QuickAnswer.to(args, home);
      if (answer.isPresent()) {
        System.out.writeBytes(answer.get().getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        return 0;
      }
      return Host.in(home).run(home, args);
    } catch (DamagedHomeException | IOException e) {
      return fail(ErrorCategory.INPUT_OUTPUT, e.getMessage() + " Install Genera again.");
    } catch (InvocationTargetException e) {
      return fail(ErrorCategory.INTERNAL, "internal error: " + e.getCause());
    }
  }

  private static Path home() throws DamagedHomeException {
    String home = System.getProperty(HOME);
    if (home == null) {
      throw new DamagedHomeException(
          "the system property " + HOME + " is not set: start Genera by bin/genera.");
    }
    return Path.of(home).toAbsolutePath();
  }

  private static int fail(ErrorCategory category, String what) {
    System.err.println("genera: " + what);
    return category.exitCode();
  }
}
