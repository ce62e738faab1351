package org.genera.core.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;

/** Puts into words why code could not be loaded. */
final class LoadFailure {

  private static final int DEEPEST = 10;

  private LoadFailure() {}

  /** What is wrong, and what to do. */
  static String of(Throwable failure) {
    for (Throwable cause : causes(failure)) {
      if (cause instanceof UnsupportedClassVersionError tooNew) {
        return ClassFileVersion.tooNew(tooNew);
      }
    }
    return chain(failure) + remedy(failure);
  }

  private static String remedy(Throwable failure) {
    for (Throwable cause : causes(failure)) {
      if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
        return ". Add the jar that has the class to modules/ or lib/.";
      }
      if (cause instanceof IncompatibleClassChangeError) {
        return ". It was compiled against another version of that class: get a matching build.";
      }
    }
    return ". Repair the plugin or remove it.";
  }

  /** A failure and its causes in one line. */
  static String chain(Throwable failure) {
    List<String> texts = new ArrayList<>();
    for (Throwable cause : causes(failure)) {
      String text = text(cause);
      if (texts.stream().noneMatch(said -> said.contains(text))) {
        texts.add(text);
      }
    }
    return String.join(": ", texts).replaceAll("\\s*\\R\\s*", " ");
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable next = failure;
        next != null && causes.size() < DEEPEST;
        next = next.getCause()) {
      causes.add(next);
    }
    return causes;
  }

  /** The class of a throwable says little where its message is a sentence for users. */
  private static String text(Throwable failure) {
    String message = failure.getMessage();
    if (message == null) {
      return failure.getClass().getSimpleName();
    }
    boolean sentence =
        failure instanceof ServiceConfigurationError
            || failure.getClass().getPackageName().equals("java.lang.module")
            || failure instanceof LayerInstantiationException;
    return sentence ? message : failure.getClass().getSimpleName() + ": " + message;
  }
}
