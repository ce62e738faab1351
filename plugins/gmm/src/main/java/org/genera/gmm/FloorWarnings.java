package org.genera.gmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.genera.api.ProgressListener;
import org.genera.numerics.gaussian.CovarianceFloor;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;

/** Says which columns, or which components, keep covariances at the floor. */
final class FloorWarnings {

  private final FormFit fit;
  private final TrainingData data;
  private final CovarianceFloor floor;

  FloorWarnings(FormFit fit, TrainingData data) {
    this.fit = fit;
    this.data = data;
    floor = data.floor();
  }

  void warn(ProgressListener listener) {
    int[] raised = fit.arrival().raised();
    List<Integer> held =
        IntStream.range(0, raised.length).filter(c -> raised[c] > 0).boxed().toList();
    if (held.isEmpty()) {
      return;
    }
    List<String> columns = columns(held);
    List<String> constant = columns.stream().filter(this::isConstant).toList();
    List<String> others = columns.stream().filter(name -> !isConstant(name)).toList();
    if (!constant.isEmpty()) {
      listener.warning(
          (constant.size() == 1 ? "Column " : "Columns ")
              + Names.quoted(constant)
              + (constant.size() == 1 ? " is" : " are")
              + " constant: the variance is held at covariance-floor, and densities depend on it."
              + " Leave out what is constant (--ignore).");
    }
    if (fit.collapsed() > 0) {
      listener.warning(collapsed(held, others));
    } else if (!others.isEmpty()) {
      listener.warning(
          "Columns "
              + Names.quoted(others)
              + " depend on each other"
              + (data.label().isPresent() ? ", or do not vary within a class" : "")
              + ": covariances are held at covariance-floor, and densities depend on it. Leave out"
              + " columns that follow from others (--ignore).");
    }
  }

  private String collapsed(List<Integer> held, List<String> columns) {
    String where = columns.isEmpty() ? "" : ", in columns " + Names.quoted(columns);
    if (fit.mixture().type() == CovarianceType.TIED) {
      return "The covariance of all components is held at covariance-floor" + where + remedy();
    }
    List<Integer> numbers = held.stream().map(c -> c + 1).toList();
    return (numbers.size() == 1 ? "The covariance of component " : "The covariances of components ")
        + Names.of(numbers)
        + " (of "
        + fit.mixture().components()
        + ")"
        + (numbers.size() == 1 ? " is" : " are")
        + " held at covariance-floor"
        + where
        + remedy();
  }

  private static String remedy() {
    return ": few rows or equal ones are left there, or a number far beyond all others sets the"
        + " scale of its column. Ask for fewer components or more starts, increase"
        + " covariance-floor, or look at those columns.";
  }

  private List<String> columns(List<Integer> held) {
    TreeSet<Integer> positions = new TreeSet<>();
    for (int c : held) {
      boolean[] atFloor = atFloor(c);
      IntStream.range(0, atFloor.length).filter(j -> atFloor[j]).forEach(positions::add);
    }
    List<String> names = new ArrayList<>();
    positions.forEach(j -> names.add(data.features().schema().column(j).name()));
    return names;
  }

  private boolean[] atFloor(int c) {
    Mixture mixture = fit.mixture();
    boolean[] atFloor = new boolean[mixture.dimensions()];
    switch (mixture.type()) {
      case FULL, TIED -> {
        return floor.columnsAtFloor(mixture.covariance(c));
      }
      case DIAGONAL -> {
        for (int j = 0; j < atFloor.length; j++) {
          atFloor[j] = mixture.variance(c, j) <= floor.of(j);
        }
      }
      case SPHERICAL -> Arrays.fill(atFloor, true);
    }
    return atFloor;
  }

  private boolean isConstant(String column) {
    return data.moments().isConstant(data.features().schema().indexOf(column));
  }
}
