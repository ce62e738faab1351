package org.genera.core;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.model.Capability;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Option;

/** Counts, and can be stopped and resumed; the model knows what was counted since. */
final class CountingFamily implements ModelFamily {

  private static final Option<Integer> UP_TO = Option.integer("up-to").min(1).orElse(10);

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public String description() {
    return "counts";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(UP_TO);
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of();
  }

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public Model train(TrainingRequest request) {
    long begin = request.checkpoints().last().map(state -> state.longs("count")[0]).orElse(0L);
    long count = begin;
    while (count < request.options().get(UP_TO)) {
      if (request.context().cancellation().isCancelled()) {
        keep(request, count);
        request.context().cancellation().throwIfCancelled();
      }
      count++;
      if (request.checkpoints().isDue()) {
        keep(request, count);
      }
    }
    TrainingSummary summary =
        new TrainingSummary((int) (count - begin), true, OptionalDouble.empty(), 1, 0, Map.of());
    return new Counted(request.header(name(), summary));
  }

  private static void keep(TrainingRequest request, long count) {
    request.checkpoints().keep(writer -> writer.longs("count", new long[] {count}));
  }

  @Override
  public Model read(ModelArchive archive) {
    return new Counted(archive.header());
  }

  private record Counted(ModelHeader header) implements Model {
    @Override
    public void write(ModelArchiveWriter writer) {}
  }
}
