package org.genera.core;

import java.util.List;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Option;

/** Cannot model anything, for a reason that can be chosen. */
final class FailingFamily implements ModelFamily {

  private static final Option<String> CODE =
      Option.choice("code", "SCHEMA_MISMATCH", "NUMERICAL", "INTERNAL", "CANCELLED")
          .orElse("SCHEMA_MISMATCH")
          .describe("the error");

  @Override
  public String name() {
    return "failing";
  }

  @Override
  public String description() {
    return "nothing";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CODE);
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(Classifier.class);
  }

  @Override
  public Model train(TrainingRequest request) {
    throw new GeneraException(
        StandardError.valueOf(request.options().get(CODE)), "Column 'x' is beyond this family.");
  }

  @Override
  public Model read(ModelArchive archive) {
    throw new UnsupportedOperationException();
  }
}
