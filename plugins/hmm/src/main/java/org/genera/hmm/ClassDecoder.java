package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.SeriesModel.Decoding;
import org.genera.api.model.SeriesModel.Paths;

/** Finds the classes of series, and the states behind them. */
final class ClassDecoder {

  private final ClassModel model;
  private final Column series;
  private final Column label;

  ClassDecoder(ClassModel model) {
    this.model = model;
    series = model.layout().one().requireSeries();
    label = model.layout().labels().column().withRole(Role.FEATURE);
  }

  /**
   * The likeliest class of each series, and the states of that class behind it, with their
   * probabilities given series and class.
   *
   * @param rows series
   * @param decoding which sequence of states is meant
   */
  Batch decode(Batch rows, Decoding decoding) {
    Batch own = model.layout().withoutLabel(rows);
    int[] codes = codes(own);
    ClassGroups groups = ClassGroups.any(model, codes);
    Column decoded = series.withType(new ColumnType.Series(Decoder.step(names(), decoding)));
    Batch states =
        groups.together(
            rows.firstRow(),
            (code, members) ->
                withStep(model.seen(code).decode(own.pick(members), decoding), decoded));
    return Batch.of(
        Schema.of(label, decoded),
        rows.firstRow(),
        rows.rows(),
        List.of(new CategoryVector(codes), states.column(0)));
  }

  /** The likeliest class of each series; missing where it is impossible in each. */
  private int[] codes(Batch own) {
    return Arrays.stream(model.posterior().shares(own))
        .mapToInt(
            share -> Arrays.stream(share).sum() > 0 ? Likeliest.of(share) : CategoryVector.MISSING)
        .toArray();
  }

  /**
   * The likeliest class of each series, and the most probable paths of that class behind it, each
   * with log p(path | series, class).
   *
   * @param rows series
   * @param count how many paths of each at most
   */
  Paths paths(Batch rows, int count) {
    Batch own = model.layout().withoutLabel(rows);
    int[] codes = codes(own);
    int[] models = ClassGroups.any(model, codes).codes();
    List<Paths> found = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      found.add(decoder(models[row]).paths(own.slice(row, row + 1), count));
    }
    Batch none = decoder(model.seen()[0]).paths(own.slice(0, 0), count).decoded();
    Batch states =
        Batches.concat(none.schema(), found.stream().map(Paths::decoded).toList())
            .at(rows.firstRow());
    int[] owners =
        IntStream.range(0, codes.length)
            .flatMap(row -> Arrays.stream(found.get(row).rows()).map(zero -> row))
            .toArray();
    int[] classes = Arrays.stream(owners).map(row -> codes[row]).toArray();
    Batch decoded =
        Batch.of(
            Schema.of(label, states.schema().column(0)),
            rows.firstRow(),
            owners.length,
            List.of(new CategoryVector(classes), states.column(0)));
    double[] logs =
        found.stream().flatMapToDouble(of -> Arrays.stream(of.logProbabilities())).toArray();
    return new Paths(owners, logs, decoded);
  }

  private PathDecoder decoder(int y) {
    return new PathDecoder(model.seen(y), names());
  }

  /** A state's name is a level of all classes: classes differ only in how many they have. */
  private List<String> names() {
    List<String> names = List.of();
    for (int y : model.seen()) {
      List<String> own = names(y);
      names = own.size() > names.size() ? own : names;
    }
    return names;
  }

  private List<String> names(int y) {
    HmmModel one = model.seen(y);
    return one.layout().names(one.plan().states());
  }

  private static Batch withStep(Batch states, Column decoded) {
    SeriesVector vector = (SeriesVector) states.column(0);
    Batch steps = vector.steps().withSchema(((ColumnType.Series) decoded.type()).step());
    return Batch.of(
        Schema.of(decoded),
        states.firstRow(),
        states.rows(),
        List.of(new SeriesVector(vector.offsets(), steps)));
  }

  /** A probability for each state of each class, step by step. */
  Schema encodingSchema() {
    return Schema.of(series.withType(new ColumnType.Series(encodingStep())));
  }

  private Schema encodingStep() {
    return Schema.of(
        Arrays.stream(model.seen())
            .boxed()
            .flatMap(y -> columns(y).stream())
            .map(Column::real)
            .toList());
  }

  /** What the columns of p(class, state) of a class are called. */
  List<String> columns(int y) {
    String prefix = Decoder.STATE + "-" + model.classes().get(y) + "-";
    return names(y).stream().map(name -> prefix + name).toList();
  }

  /**
   * p(class, state | series) of each step; 0 in a class that is impossible, missing where the
   * series is so in each.
   */
  Batch encode(Batch rows) {
    Batch own = model.layout().withoutLabel(rows);
    double[][] shares = model.posterior().shares(own);
    int[] offsets = model.seen(model.seen()[0]).layout().in(own).offsets();
    List<ColumnVector> vectors = new ArrayList<>();
    for (int y : model.seen()) {
      double[][] states = new double[names(y).size()][offsets[rows.rows()]];
      for (int row = 0; row < rows.rows(); row++) {
        if (!(Arrays.stream(shares[row]).sum() > 0)) {
          for (double[] state : states) {
            Arrays.fill(state, offsets[row], offsets[row + 1], Double.NaN);
          }
        } else if (shares[row][y] > 0) {
          add(model.seen(y).encode(own.slice(row, row + 1)), shares[row][y], states, offsets[row]);
        }
      }
      Arrays.stream(states).map(RealVector::new).forEach(vectors::add);
    }
    Batch steps = Batch.of(encodingStep(), 0, offsets[rows.rows()], vectors);
    return Batch.of(
        encodingSchema(), rows.firstRow(), rows.rows(), List.of(new SeriesVector(offsets, steps)));
  }

  private static void add(Batch encoded, double share, double[][] states, int from) {
    Batch steps = ((SeriesVector) encoded.column(0)).steps();
    for (int i = 0; i < states.length; i++) {
      double[] own = steps.numbers(i);
      for (int t = 0; t < own.length; t++) {
        states[i][from + t] = share * own[t];
      }
    }
  }
}
