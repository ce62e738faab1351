package org.genera.core;

import java.util.List;
import java.util.Set;
import org.genera.api.model.Capability;
import org.genera.api.model.Density;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Option;

/** Says that it has no classifier. */
final class SilentFamily implements ModelFamily {

  @Override
  public String name() {
    return "silent";
  }

  @Override
  public String description() {
    return "no classes";
  }

  @Override
  public List<Option<?>> options() {
    return List.of();
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(Density.class);
  }

  @Override
  public Model train(TrainingRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Model read(ModelArchive archive) {
    throw new UnsupportedOperationException();
  }
}
