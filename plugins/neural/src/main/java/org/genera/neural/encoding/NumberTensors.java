package org.genera.neural.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;

/** Codes of numbers in a model file. */
public final class NumberTensors {

  private static final String COUNTS = "numbers.atoms-and-modes";
  private static final String ATOMS = "numbers.atoms";
  private static final String MODES = "numbers.modes";
  private static final String SHARES = "numbers.shares";
  private static final String DECIMALS = "numbers.decimals";
  private static final int MOST = 1 << 12;

  private NumberTensors() {}

  /**
   * Writes codes.
   *
   * @param writer takes the tensors
   * @param codes of all columns of numbers
   */
  public static void write(ModelArchiveWriter writer, List<NumberCode> codes) {
    if (codes.isEmpty()) {
      return;
    }
    write(writer, "centres", codes, NumberCode::centre);
    write(writer, "scales", codes, NumberCode::scale);
    write(writer, "lowest", codes, NumberCode::lowest);
    write(writer, "highest", codes, NumberCode::highest);
    write(writer, "origins", codes, code -> code.grid().origin());
    write(writer, "steps", codes, code -> code.grid().step());
    long[] decimals = codes.stream().mapToLong(code -> code.grid().decimals()).toArray();
    writer.longs(DECIMALS, decimals, decimals.length);
    long[] counts = new long[2 * codes.size()];
    for (int j = 0; j < codes.size(); j++) {
      counts[2 * j] = codes.get(j).modes().atoms().length;
      counts[2 * j + 1] = codes.get(j).modes().means().length;
    }
    writer.longs(COUNTS, counts, codes.size(), 2);
    double[] atoms = joined(codes, NumberModes::atoms);
    double[] means = joined(codes, NumberModes::means);
    double[] deviations = joined(codes, NumberModes::deviations);
    if (atoms.length > 0) {
      writer.doubles(ATOMS, atoms, atoms.length);
    }
    if (means.length > 0) {
      double[] both = Arrays.copyOf(means, 2 * means.length);
      System.arraycopy(deviations, 0, both, means.length, means.length);
      writer.doubles(MODES, both, 2, means.length);
      double[] shares = joined(codes, NumberModes::shares);
      writer.doubles(SHARES, shares, shares.length);
    }
  }

  private static void write(
      ModelArchiveWriter writer,
      String name,
      List<NumberCode> codes,
      ToDoubleFunction<NumberCode> part) {
    writer.doubles("numbers." + name, codes.stream().mapToDouble(part).toArray(), codes.size());
  }

  private interface Part {
    double[] of(NumberModes modes);
  }

  private static double[] joined(List<NumberCode> codes, Part part) {
    return codes.stream().flatMapToDouble(c -> Arrays.stream(part.of(c.modes()))).toArray();
  }

  /**
   * Reads codes.
   *
   * @param archive the model file
   * @param columns all columns of numbers
   * @return their codes
   * @throws GeneraException {@link StandardError#INVALID_MODEL_FILE} if they cannot be
   */
  public static List<NumberCode> read(ModelArchive archive, List<Column> columns) {
    List<NumberCode> codes = new ArrayList<>();
    if (columns.isEmpty()) {
      return codes;
    }
    int size = columns.size();
    long[] counts = archive.longs(COUNTS, size, 2);
    int atoms = 0;
    int modes = 0;
    for (int j = 0; j < size; j++) {
      atoms += count(counts[2 * j]);
      modes += count(counts[2 * j + 1]);
    }
    double[] allAtoms = atoms == 0 ? new double[0] : archive.doubles(ATOMS, atoms);
    double[] allModes = modes == 0 ? new double[0] : archive.doubles(MODES, 2, modes);
    double[] shares = modes == 0 ? new double[0] : archive.doubles(SHARES, atoms + modes);
    double[] centres = archive.doubles("numbers.centres", size);
    double[] scales = archive.doubles("numbers.scales", size);
    double[] lowest = archive.doubles("numbers.lowest", size);
    double[] highest = archive.doubles("numbers.highest", size);
    double[] origins = archive.doubles("numbers.origins", size);
    double[] steps = archive.doubles("numbers.steps", size);
    long[] decimals = archive.longs(DECIMALS, size);
    int atom = 0;
    int mode = 0;
    for (int j = 0; j < size; j++) {
      int nextAtom = atom + (int) counts[2 * j];
      int nextMode = mode + (int) counts[2 * j + 1];
      double[] some = Arrays.copyOfRange(allAtoms, atom, nextAtom);
      double[] means = Arrays.copyOfRange(allModes, mode, nextMode);
      double[] deviations = Arrays.copyOfRange(allModes, modes + mode, modes + nextMode);
      double[] theirs = Arrays.copyOfRange(shares, atom + mode, nextAtom + nextMode);
      require(positive(deviations) && positive(theirs) && ascending(some), columns.get(j));
      require(scales[j] > 0 && decimals[j] >= 0 && decimals[j] < 10, columns.get(j));
      require(steps[j] >= 0, columns.get(j));
      codes.add(
          new NumberCode(
              columns.get(j),
              centres[j],
              scales[j],
              lowest[j],
              highest[j],
              new NumberGrid(origins[j], steps[j], (int) decimals[j]),
              new NumberModes(some, means, deviations, theirs)));
      atom = nextAtom;
      mode = nextMode;
    }
    return codes;
  }

  private static int count(long count) {
    if (count < 0 || count > MOST) {
      throw new GeneraException(
          StandardError.INVALID_MODEL_FILE, "The model file has " + count + " modes of a column.");
    }
    return (int) count;
  }

  private static void require(boolean isValid, Column column) {
    if (!isValid) {
      throw new GeneraException(
          StandardError.INVALID_MODEL_FILE,
          "The model file's numbers of the column '" + column.name() + "' cannot be.");
    }
  }

  private static boolean positive(double[] values) {
    return Arrays.stream(values).allMatch(value -> value > 0);
  }

  private static boolean ascending(double[] values) {
    for (int i = 1; i < values.length; i++) {
      if (values[i] <= values[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
