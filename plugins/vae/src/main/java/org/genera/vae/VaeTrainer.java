package org.genera.vae;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Model;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;
import org.genera.neural.GradientDescent;
import org.genera.neural.NativeBackend;
import org.genera.neural.NetworkOptions;
import org.genera.neural.Parameters;
import org.genera.neural.TrainingPlan;
import org.genera.neural.Workers;
import org.genera.numerics.ColumnMoments;

/** Learns a model from a request. */
final class VaeTrainer {

  private static final String INITIAL = "vae-initial";

  private final TrainingRequest request;
  private final Options options;
  private final RunContext context;

  VaeTrainer(TrainingRequest request) {
    this.request = request;
    options = request.options();
    context = request.context();
  }

  Model train() {
    TrainingPlan plan = VaeOptions.TRAINING.plan(options);
    Optional<VaeModel> start = request.warmStart().map(this::start);
    RowCodec codec = start.map(VaeModel::codec).orElseGet(this::codec);
    NetworkOptions.requireEffect(options);
    RowCodec asked = RowCodec.of(request.data().schema(), options);
    VaeShape shape = VaeShape.of(asked, options);
    start.ifPresent(model -> requireSame(model, asked.layout(), shape));
    context.cancellation().throwIfCancelled();
    RowStore store = new RowStore(codec, request.data());
    if (!(store.weight() > 0)) {
      throw noData();
    }
    NativeBackend.load();
    Parameters parameters = initial(shape, codec, start);
    try (Workers workers = new Workers(context.engine().parallelism())) {
      List<BoundLearner> learners = new ArrayList<>();
      List<VaePass> passes = new ArrayList<>();
      for (int i = 0; i < workers.threads(); i++) {
        VaePass pass = new VaePass(shape, codec, parameters);
        passes.add(pass);
        learners.add(new BoundLearner(store, pass));
      }
      GradientDescent.Result result =
          new GradientDescent(plan, parameters, workers, learners, context)
              .train(store.rows(), store.weight(), heldOut(codec, workers, passes));
      return new VaeModel(
          header(summary(result, store, shape)),
          store.codecWithRange(),
          shape,
          parameters.values());
    }
  }

  /** A start brings the scaling of its columns along. */
  private VaeModel start(Model model) {
    List<Column> features = request.data().schema().features();
    if (model instanceof VaeModel start && start.codec().features().columns().equals(features)) {
      return start;
    }
    throw new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "The model to start from has other columns than the data: "
            + model.schema().names()
            + " instead of "
            + Schema.of(features).names()
            + ". Give data with its columns, or train anew, without --from.");
  }

  private static void requireSame(VaeModel start, RowLayout layout, VaeShape shape) {
    if (!start.codec().layout().equals(layout)) {
      throw new GeneraException(
          StandardError.USAGE,
          "The model to start from has another likelihood. Give the same options, or train anew,"
              + " without --from.");
    }
    if (!start.shape().equals(shape)) {
      throw new GeneraException(
          StandardError.USAGE,
          "The model to start from has another network: "
              + start.shape().words()
              + " instead of "
              + shape.words()
              + ". Give the same options, or train anew, without --from.");
    }
  }

  /** A label is not modelled, so the model does not have it. */
  private ModelHeader header(TrainingSummary summary) {
    Schema all = request.data().schema();
    List<Column> columns = new ArrayList<>(all.features());
    all.weight().ifPresent(columns::add);
    all.label()
        .ifPresent(
            label ->
                context
                    .listener()
                    .warning(
                        "The label '"
                            + label.name()
                            + "' is left out: vae models features alone."));
    return new ModelHeader(
        VaeFamily.NAME, Schema.of(columns), options, request.provenance(), summary);
  }

  private static GeneraException noData() {
    return new GeneraException(
        StandardError.NO_DATA,
        "There is no row of positive weight to learn from; look at the weights.");
  }

  private RowCodec codec() {
    Dataset data = request.data();
    RowCodec codec = RowCodec.of(data.schema(), options);
    if (codec.scaledColumns().isEmpty()) {
      return codec;
    }
    List<Column> columns = new ArrayList<>(codec.scaledColumns());
    data.schema().weight().ifPresent(columns::add);
    Schema schema = Schema.of(columns);
    ColumnMoments moments =
        ColumnMoments.of(
            codec.scaledColumns().size(),
            centres ->
                context
                    .engine()
                    .aggregate(
                        new AggregateRequest(
                            TaskSpec.ofFamily(VaeFamily.NAME, VaeFamily.MOMENTS, options, schema),
                            centres,
                            data,
                            context)));
    double[] deviations = moments.scales();
    for (int j = 0; j < deviations.length; j++) {
      deviations[j] = Math.sqrt(deviations[j]);
    }
    return codec.standardised(moments.means(), deviations);
  }

  private Parameters initial(VaeShape shape, RowCodec codec, Optional<VaeModel> start) {
    Parameters parameters = new Parameters(shape.parameters());
    if (start.isPresent()) {
      start.get().copyParameters(parameters.values());
      parameters.publish();
      return parameters;
    }
    RandomStream random = RandomStream.of(context.seed(), INITIAL, 0);
    shape.encoder().initialise(parameters.values(), 0, random);
    shape.decoder().initialise(parameters.values(), shape.decoderStart(), random);
    codec.likelihood().initialise(parameters.values(), shape.scalarStart());
    parameters.publish();
    return parameters;
  }

  private Optional<DoubleSupplier> heldOut(RowCodec codec, Workers workers, List<VaePass> passes) {
    return request
        .validation()
        .map(data -> new RowStore(codec, data))
        .filter(store -> store.weight() > 0)
        .map(store -> new HeldOutBound(store, workers, passes, context.seed()));
  }

  private static TrainingSummary summary(
      GradientDescent.Result result, RowStore store, VaeShape shape) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("trainingBound", -result.trainingLoss());
    if (result.heldOutLoss().isPresent()) {
      figures.put("heldOutBound", -result.heldOutLoss().getAsDouble());
      figures.put("bestEpoch", (double) result.bestEpoch());
    }
    return new TrainingSummary(
        result.epochs(),
        result.stoppedEarly(),
        OptionalDouble.empty(),
        store.weight(),
        shape.parameters(),
        figures);
  }
}
