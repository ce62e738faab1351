package org.genera.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
import org.genera.neural.NativeBackend;
import org.genera.neural.Parameters;
import org.genera.neural.TrainingPlan;
import org.genera.neural.Workers;
import org.genera.numerics.ColumnMoments;

/** Learns a model from a request. */
final class VaeTrainer {

  private static final String INITIAL = "vae-initial";
  private static final String PSEUDO_INPUTS = "vae-pseudo-inputs";

  private final TrainingRequest request;
  private final Options options;
  private final RunContext context;
  private final Schema schema;

  VaeTrainer(TrainingRequest request) {
    this.request = request;
    options = request.options();
    context = request.context();
    schema = modelled(request.data().schema());
  }

  /** Features and weight, and the label unless it is to be ignored. */
  private Schema modelled(Schema all) {
    List<Column> columns = new ArrayList<>(all.features());
    all.weight().ifPresent(columns::add);
    if (LabelMode.isModelled(all, options)) {
      columns.add(all.label().orElseThrow());
    }
    return all.modelled().select(Schema.of(columns).names());
  }

  Model train() {
    RowLayout layout = RowCodec.of(schema, options).layout();
    GivenOptions.requireEffect(request);
    TrainingPlan plan = VaeOptions.TRAINING.plan(options);
    Optional<VaeModel> start = request.warmStart().map(this::start);
    RowCodec codec = start.map(VaeModel::codec).orElseGet(this::codec);
    VaeShape shape = VaeShape.of(codec, knownClasses(), options);
    start.ifPresent(model -> requireSame(model, layout, shape));
    context.cancellation().throwIfCancelled();
    Optional<RowLabels> labels = RowLabels.of(schema, request.data());
    TrainingRows.requireLabels(labels);
    RowStore store = new RowStore(codec, request.data());
    NativeBackend.load();
    try (Workers workers = new Workers(context.engine().parallelism())) {
      NetworkTrainer trainer = new NetworkTrainer(plan, options, workers, context);
      boolean stacked = labels.isPresent() && LabelMode.valueOf(options) == LabelMode.STACKED;
      return stacked
          ? stacked(trainer, codec, shape, store, labels)
          : single(trainer, codec, shape, new TrainingRows(store, labels, options), store, start);
    }
  }

  private Model single(
      NetworkTrainer trainer,
      RowCodec codec,
      VaeShape shape,
      TrainingRows rows,
      RowStore store,
      Optional<VaeModel> start) {
    rows.requireWeight();
    Parameters parameters = initial(shape, codec, store, start);
    Optional<TrainingRows> held =
        held(codec).map(some -> new TrainingRows(some, heldLabels(), options));
    NetworkTrainer.Trained trained = trainer.train(shape, codec, rows, held, parameters);
    TrainingSummary summary = VaeSummary.of(trained, rows, shape);
    return new VaeModel(
        header(summary), store.codecWithRange(), shape, rows.classPriors(), parameters.values());
  }

  private ModelHeader header(TrainingSummary summary) {
    return new ModelHeader(VaeFamily.NAME, schema, options, request.provenance(), summary);
  }

  /** A model of the features first, then one of its latent variables and the label. */
  private Model stacked(
      NetworkTrainer trainer,
      RowCodec codec,
      VaeShape shape,
      RowStore store,
      Optional<RowLabels> labels) {
    TrainingRows rows = new TrainingRows(store, Optional.empty(), options);
    rows.requireWeight();
    Parameters parameters = initial(shape, codec, store, Optional.empty());
    Optional<RowStore> held = held(codec);
    NetworkTrainer.Trained first =
        trainer.train(
            shape,
            codec,
            rows,
            held.map(some -> new TrainingRows(some, Optional.empty(), options)),
            parameters);
    StackedShape second = StackedShape.of(shape.latent(), schema, options);
    TrainingRows latents = new TrainingRows(second.rows(store, trainer, first), labels, options);
    latents.requireWeight();
    Optional<TrainingRows> heldLatents =
        held.map(
            some -> new TrainingRows(second.rows(some, trainer, first), heldLabels(), options));
    Parameters secondParameters = initial(second.shape(), second.codec(), store, Optional.empty());
    NetworkTrainer.Trained then =
        trainer.train(second.shape(), second.codec(), latents, heldLatents, secondParameters);
    StackedModel model =
        new StackedModel(
            header(VaeSummary.none()),
            store.codecWithRange(),
            shape,
            parameters.values(),
            second,
            latents.classPriors(),
            secondParameters.values());
    OptionalDouble bound =
        held.isPresent() && held.get().weight() > 0
            ? OptionalDouble.of(
                MeanBound.of(model, request.validation().orElseThrow(), trainer.workers(), context))
            : OptionalDouble.empty();
    return model.with(header(VaeSummary.stacked(first, then, bound, latents, model)));
  }

  private Optional<RowStore> held(RowCodec codec) {
    return request
        .validation()
        .map(data -> new RowStore(codec, data))
        .filter(some -> some.weight() > 0);
  }

  private Optional<RowLabels> heldLabels() {
    return request.validation().flatMap(data -> RowLabels.of(schema, data));
  }

  /** How many classes networks of the rows know. */
  private int knownClasses() {
    return LabelMode.valueOf(options) == LabelMode.STACKED ? 0 : VaeTensors.classes(schema);
  }

  /** A start brings the scaling of its columns along. */
  private VaeModel start(Model model) {
    if (LabelMode.valueOf(options) == LabelMode.STACKED) {
      throw new GeneraException(
          StandardError.USAGE,
          "A model with label=stacked is trained in two steps and starts from no other; leave --from"
              + " out, or take label=m2.");
    }
    List<Column> features = schema.features();
    if (model instanceof VaeModel start
        && start.codec().features().columns().equals(features)
        && start.schema().label().equals(schema.label())) {
      return start;
    }
    throw new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "The model to start from has other columns than the data: "
            + model.schema().names()
            + " instead of "
            + schema.names()
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

  private RowCodec codec() {
    Dataset data = request.data();
    RowCodec codec = RowCodec.of(data.schema(), options);
    if (codec.scaledColumns().isEmpty()) {
      return codec;
    }
    List<Column> columns = new ArrayList<>(codec.scaledColumns());
    data.schema().weight().ifPresent(columns::add);
    Schema scaled = Schema.of(columns);
    ColumnMoments moments =
        ColumnMoments.of(
            codec.scaledColumns().size(),
            centres ->
                context
                    .engine()
                    .aggregate(
                        new AggregateRequest(
                            TaskSpec.ofFamily(VaeFamily.NAME, VaeFamily.MOMENTS, options, scaled),
                            centres,
                            data,
                            context)));
    double[] deviations = moments.scales();
    for (int j = 0; j < deviations.length; j++) {
      deviations[j] = Math.sqrt(deviations[j]);
    }
    return codec.standardised(moments.means(), deviations);
  }

  private Parameters initial(
      VaeShape shape, RowCodec codec, RowStore store, Optional<VaeModel> start) {
    Parameters parameters = new Parameters(shape.parameters());
    if (start.isPresent()) {
      start.get().copyParameters(parameters.values());
    } else {
      shape.initialise(parameters.values(), RandomStream.of(context.seed(), INITIAL, 0));
      codec.likelihood().initialise(parameters.values(), shape.scalarStart());
      if (shape.prior().kind() == PriorShape.Kind.VAMP) {
        startFromRows(shape, codec, store, parameters);
      }
    }
    parameters.publish();
    return parameters;
  }

  /** Pseudo-inputs start as rows drawn by chance, as the encoder sees them. */
  private void startFromRows(
      VaeShape shape, RowCodec codec, RowStore store, Parameters parameters) {
    RandomStream random = RandomStream.of(context.seed(), PSEUDO_INPUTS, 0);
    VaePass pass = new VaePass(shape, codec, parameters);
    int rows = shape.prior().components();
    pass.begin(rows);
    for (int i = 0; i < rows; i++) {
      store.put(random.nextInt(store.rows()), pass, i, random);
    }
    pass.encode();
    System.arraycopy(
        pass.visible(), 0, parameters.values(), shape.priorStart(), shape.prior().parameters());
  }
}
