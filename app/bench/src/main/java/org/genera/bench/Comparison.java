package org.genera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Measures the workloads of a family beside its peers and prints the table. */
public final class Comparison {

  private static final int ROWS_FROM = 5;

  private Comparison() {}

  /**
   * Prints the table.
   *
   * @param args the family, the folder of the data, the folder of the peers' scripts, the folder of
   *     Smile, that of libtorch, and the numbers of the rows wanted, from 1 (none: all)
   * @throws IOException if a process fails
   */
  public static void main(String[] args) throws IOException {
    Path data = Path.of(args[1]);
    Setting setting =
        new Setting(
            data,
            ScikitLearn.find(Path.of(args[2])),
            Smile.find(Path.of(args[3])),
            LibTorch.find(Path.of(args[4])));
    Suite suite = Suite.of(args[0], setting);
    System.out.print(suite.lack());
    requireData(suite, setting);
    System.out.println(suite.head());
    int[] wanted =
        args.length > ROWS_FROM
            ? IntStream.range(ROWS_FROM, args.length)
                .map(i -> Integer.parseInt(args[i]) - 1)
                .toArray()
            : IntStream.range(0, suite.size()).toArray();
    for (int index : wanted) {
      System.out.println(suite.row(index));
    }
  }

  private static void requireData(Suite suite, Setting setting) throws IOException {
    Path data = setting.data();
    if (Files.exists(data.resolve(suite.array()))) {
      return;
    }
    if (setting.scikitLearn().isEmpty()) {
      throw new IOException(
          "There are no arrays in '" + data + "', and nothing that could generate them.");
    }
    Files.createDirectories(data);
    setting.scikitLearn().get().generateData(data, suite.arrays());
  }
}
