package org.genera.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Measures the workloads of a family beside its peers and prints the table. */
public final class Comparison {

  private static final int ROWS_FROM = 6;

  private Comparison() {}

  /**
   * Prints the table.
   *
   * @param args the family, the folder of the data, the folder of the peers' scripts, the folder of
   *     Smile, that of libtorch, that of MNIST, and the numbers of the rows wanted, from 1 (none:
   *     all)
   * @throws IOException if a process fails
   */
  public static void main(String[] args) throws IOException {
    Path data = Path.of(args[1]);
    Setting setting =
        new Setting(
            data,
            ScikitLearn.find(Path.of(args[2])),
            Smile.find(Path.of(args[3])),
            LibTorch.find(Path.of(args[4])),
            Path.of(args[5]));
    Suite suite = Suite.of(args[0], setting);
    System.out.print(suite.lack());
    suite.prepare();
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
}
