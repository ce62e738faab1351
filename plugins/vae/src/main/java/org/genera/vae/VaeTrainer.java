package org.genera.vae;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Model;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;
import org.genera.neural.GradientDescent;
import org.genera.neural.Learner;
import org.genera.neural.NativeBackend;
import org.genera.neural.Parameters;
import org.genera.neural.TrainingPlan;
import org.genera.neural.Workers;
import org.genera.vae.bound.ObjectiveForm;
import org.genera.vae.latent.PriorShape;
import org.genera.vae.network.VaePass;
import org.genera.vae.network.VaeShape;
import org.genera.vae.option.GivenOptions;
import org.genera.vae.option.LabelMode;
import org.genera.vae.option.ObjectiveOptions;
import org.genera.vae.option.TableDefaults;
import org.genera.vae.option.VaeOptions;
import org.genera.vae.row.RowCodec;
import org.genera.vae.row.TableCodec;
import org.genera.vae.training.HeldOutBound;
import org.genera.vae.training.RowStore;
import org.genera.vae.training.TrainingRows;

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
    context = request.context();
    schema = modelled(request.data().schema(), request.options());
    options =
        RowCodec.of(schema, request.options()) instanceof TableCodec
            ? TableDefaults.fill(request.options())
            : request.options();
  }

  /** Features and weight, and the label unless it is to be ignored. */
  private static Schema modelled(Schema all, Options options) {
    List<Column> columns = new ArrayList<>(all.features());
    all.weight().ifPresent(columns::add);
    if (LabelMode.isModelled(all, options)) {
      columns.add(all.label().orElseThrow());
    }
    return all.modelled().select(Schema.of(columns).names());
  }

  Model train() {
    RowCodec asked = RowCodec.of(schema, options);
    asked.optionsInQuestion().requireEffect();
    GivenOptions.requireEffect(request, options);
    TrainingPlan plan = VaeOptions.TRAINING.plan(options);
    Optional<VaeModel> start = request.warmStart().map(this::start);
    RowCodec codec =
        start.map(model -> codec(model, asked)).orElseGet(() -> asked.learned(request));
    VaeShape shape = VaeShape.of(codec, VaeTensors.classes(schema), options);
    start.ifPresent(model -> requireSame(model, shape));
    context.cancellation().throwIfCancelled();
    TrainingRows rows = new TrainingRows(codec, schema, request.data(), options);
    rows.requireWeight();
    NativeBackend.load();
    Parameters parameters = initial(shape, codec, rows.store(), start);
    try (Workers workers = new Workers(context.engine().parallelism())) {
      List<VaePass> passes =
          IntStream.range(0, workers.threads())
              .mapToObj(i -> new VaePass(shape, codec, parameters))
              .toList();
      List<Learner> learners =
          passes.stream().map(pass -> rows.learner(pass, ObjectiveForm.of(options))).toList();
      Optional<HeldOutBound> heldOut = heldOut(rows, codec, workers, passes);
      GradientDescent.Result result =
          new GradientDescent(plan, parameters, workers, learners, context)
              .checkpoints(request.checkpoints())
              .train(rows.count(), rows.weight(), heldOut.map(VaeTrainer::loss));
      TrainingSummary summary = summary(result, heldOut, rows, shape);
      Provenance provenance =
          request.provenance().withLibrary(NativeBackend.BLAS, NativeBackend.blas());
      ModelHeader header = new ModelHeader(VaeOptions.FAMILY, schema, options, provenance, summary);
      return new VaeModel(header, codec, shape, rows.classPriors(), parameters.values());
    }
  }

  /** A start brings the scaling of its columns along. */
  private VaeModel start(Model model) {
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

  private RowCodec codec(VaeModel start, RowCodec asked) {
    if (!start.codec().words().equals(asked.words())) {
      throw new GeneraException(
          StandardError.USAGE,
          "The model to start from has another likelihood. Give the same options, or train anew,"
              + " without --from.");
    }
    return start.codec().widened(request);
  }

  private static void requireSame(VaeModel start, VaeShape shape) {
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

  private Parameters initial(
      VaeShape shape, RowCodec codec, RowStore store, Optional<VaeModel> start) {
    Parameters parameters = new Parameters(shape.parameters());
    if (start.isPresent()) {
      start.get().copyParameters(parameters.values());
    } else {
      RandomStream random = RandomStream.of(context.seed(), INITIAL, 0);
      shape.initialise(parameters.values(), random);
      codec.likelihood().initialise(parameters.values(), shape.scalarStart());
      codec.encoding().initialise(parameters.values(), shape.embeddingStart(), random);
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

  private Optional<HeldOutBound> heldOut(
      TrainingRows rows, RowCodec codec, Workers workers, List<VaePass> passes) {
    return request
        .validation()
        .map(data -> new TrainingRows(codec, schema, data, options))
        .filter(held -> held.store().weight() > 0)
        .map(
            held ->
                new HeldOutBound(
                    held.store(),
                    held.labels(),
                    rows.classPriors().logs(),
                    options.get(ObjectiveOptions.IMPORTANCE_DRAWS),
                    workers,
                    passes,
                    context.seed()));
  }

  /** What decides when training stops: minus the bound, and the log-loss of rows with a label. */
  private static DoubleSupplier loss(HeldOutBound heldOut) {
    return () -> {
      HeldOutBound.Sums sums = heldOut.measure();
      return (sums.logLoss() - sums.bound()) / sums.weight();
    };
  }

  private static TrainingSummary summary(
      GradientDescent.Result result,
      Optional<HeldOutBound> heldOut,
      TrainingRows rows,
      VaeShape shape) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("trainingBound", -result.trainingLoss());
    if (heldOut.isPresent()) {
      HeldOutBound.Sums sums = heldOut.get().measure();
      figures.put("heldOutBound", sums.meanBound());
      if (sums.labelled() > 0) {
        figures.put("heldOutAccuracy", sums.accuracy());
        figures.put("heldOutLogLoss", sums.meanLogLoss());
      }
      figures.put("bestEpoch", (double) result.bestEpoch());
    }
    return new TrainingSummary(
        result.epochs(),
        result.stoppedEarly(),
        OptionalDouble.empty(),
        rows.weight(),
        shape.parameters(),
        figures);
  }
}
