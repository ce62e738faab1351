package org.genera.vae.row;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.neural.encoding.NumberCode;
import org.genera.neural.encoding.NumberSurvey;
import org.genera.numerics.ColumnMoments;
import org.genera.vae.option.VaeOptions;

/** Finds out what a table's numbers are like. */
public final class TableSurvey {

  /** The task that sums up moments of columns of numbers. */
  public static final String MOMENTS = "moments";

  private static final String PURPOSE = "vae-survey";

  /** Beyond this a number's square leaves what a sum can hold. */
  private static final double LARGEST = 1e150;

  private final Dataset data;
  private final Options options;
  private final RunContext context;

  TableSurvey(TrainingRequest request) {
    data = request.data();
    options = request.options();
    context = request.context();
  }

  /** What {@link #MOMENTS} does on an engine. */
  public static Aggregation aggregation(Schema schema) {
    return ColumnMoments.aggregation(schema, LARGEST);
  }

  /** The codec with centre, scale, range, grid and modes of each column of numbers. */
  TableCodec codec(TableCodec unknown) {
    List<Column> columns = unknown.numbers().stream().map(NumberCode::column).toList();
    if (columns.isEmpty()) {
      return unknown;
    }
    ColumnMoments moments = moments(columns);
    double[] variances = moments.scales();
    NumberSurvey survey = survey(columns);
    List<NumberCode> codes = new ArrayList<>();
    for (int j = 0; j < variances.length; j++) {
      ColumnLikelihood likelihood = unknown.likelihoodsOfNumbers().get(j);
      int modes = likelihood.needsModes() ? options.get(VaeOptions.MODES) : 0;
      NumberCode code = survey.code(j, moments.means()[j], Math.sqrt(variances[j]), modes);
      if (likelihood.isOfCounts() && code.lowest() < 0) {
        throw negative(code, likelihood);
      }
      codes.add(code);
    }
    return unknown.withNumbers(codes);
  }

  private static GeneraException negative(NumberCode code, ColumnLikelihood likelihood) {
    return new GeneraException(
        StandardError.INVALID_OPTION,
        "The column '"
            + code.column().name()
            + "' goes down to "
            + (long) code.lowest()
            + ", but likelihood "
            + likelihood.word()
            + " is of counts from 0. Give it another likelihood, such as mixture.");
  }

  /** A codec that is known, with the range of these rows added to its own. */
  TableCodec widened(TableCodec known) {
    List<NumberCode> numbers = known.numbers();
    if (numbers.isEmpty()) {
      return known;
    }
    NumberSurvey survey = survey(numbers.stream().map(NumberCode::column).toList());
    List<NumberCode> codes = new ArrayList<>();
    for (int j = 0; j < numbers.size(); j++) {
      codes.add(survey.widened(j, numbers.get(j)));
    }
    return known.withNumbers(codes);
  }

  private NumberSurvey survey(List<Column> columns) {
    return NumberSurvey.of(
        data, columns, RandomStream.of(context.seed(), PURPOSE, 0), context.cancellation());
  }

  private ColumnMoments moments(List<Column> numbers) {
    List<Column> columns = new ArrayList<>(numbers);
    data.schema().weight().ifPresent(columns::add);
    TaskSpec task = TaskSpec.ofFamily(VaeOptions.FAMILY, MOMENTS, options, Schema.of(columns));
    return ColumnMoments.of(
        numbers.size(),
        centres -> context.engine().aggregate(new AggregateRequest(task, centres, data, context)));
  }
}
