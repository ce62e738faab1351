package org.genera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Smile, by the program that lies beside the checkout, compiled.
 *
 * @param java a virtual machine that is new enough for it
 * @param folder where {@code lib} has its archives and {@code classes} the program
 */
record Smile(Path java, Path folder) {

  private static final String PROGRAM = "SmileBench";

  /** The virtual machine; otherwise the one that runs this. */
  private static final String JAVA_HOME = "SMILE_JAVA_HOME";

  /** The peer, if it is there. */
  static Optional<Smile> find(Path folder) {
    String home = System.getenv().getOrDefault(JAVA_HOME, System.getProperty("java.home"));
    return Files.isRegularFile(folder.resolve("classes").resolve(PROGRAM + ".class"))
        ? Optional.of(new Smile(Path.of(home, "bin", "java"), folder))
        : Optional.empty();
  }

  /** Does a task of the program. */
  Measurement measure(Path data, String task) throws IOException {
    String classPath = folder.resolve("lib") + "/*:" + folder.resolve("classes");
    String line =
        ChildProcess.output(
            List.of(
                java.toString(),
                "-Xmx8g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                PROGRAM,
                "--data",
                data.toString(),
                "--task",
                task));
    return new PeerLine(line).measurement(1, "accuracy");
  }
}
