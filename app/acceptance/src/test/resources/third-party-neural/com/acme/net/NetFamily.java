package com.acme.net;

import java.util.List;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Capability;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Option;
import org.genera.neural.NativeBackend;
import org.nd4j.linalg.factory.Nd4j;

/** Learns nothing: tells which ND4J it sees, and a matrix product by it. */
public final class NetFamily implements ModelFamily {

  @Override
  public String name() {
    return "net-a";
  }

  @Override
  public String description() {
    return "ND4J " + System.identityHashCode(Nd4j.class);
  }

  @Override
  public List<Option<?>> options() {
    return List.of();
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of();
  }

  @Override
  public Model train(TrainingRequest request) {
    NativeBackend.load();
    throw new GeneraException(
        StandardError.GATE_FAILED,
        "The sum is " + Nd4j.ones(3, 3).mmul(Nd4j.ones(3, 3)).sumNumber().intValue() + ".");
  }

  @Override
  public Model read(ModelArchive archive) {
    throw new GeneraException(StandardError.INVALID_MODEL_FILE, "It writes none.");
  }
}
