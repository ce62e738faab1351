package org.genera.hmm;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.SeriesVector;
import org.genera.hmm.structure.Structure;

/** How long known states have lasted at each step, as far as that is known. */
final class Ages {

  private Ages() {}

  /**
   * Ages.
   *
   * @param codes the state of each step, negative where it is not known
   * @param structure of the chain
   * @param firstRow the number of the first series in the data, for errors
   * @return from 1, by step; 0 where it is not known when the state began
   * @throws GeneraException for a state that lasts longer than states do
   */
  static int[] of(SeriesVector series, int[] codes, Structure structure, long firstRow) {
    int[] ages = new int[codes.length];
    boolean[] lasting = structure.lasting();
    for (int row = 0; row < series.size(); row++) {
      int first = series.offsets()[row];
      for (int t = first; t < series.offsets()[row + 1]; t++) {
        boolean begins = t == first || (codes[t - 1] >= 0 && codes[t - 1] != codes[t]);
        if (codes[t] >= 0 && (begins || !lasting[codes[t]])) {
          ages[t] = 1;
        } else if (codes[t] >= 0 && codes[t] == codes[t - 1] && ages[t - 1] > 0) {
          ages[t] = ages[t - 1] + 1;
          refuse(ages[t], structure.durations().longest(), firstRow + row);
        }
      }
    }
    return ages;
  }

  private static void refuse(int age, int longest, long row) {
    if (age > longest) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Series "
              + (row + 1)
              + ": a labelled state lasts more than "
              + longest
              + " steps, which is longer than states can last; raise option 'max-duration'.");
    }
  }
}
