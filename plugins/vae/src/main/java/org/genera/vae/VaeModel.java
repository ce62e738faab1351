package org.genera.vae;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.vae.bound.ObjectiveForm;
import org.genera.vae.capability.LatentDecoder;
import org.genera.vae.capability.RowBounds;
import org.genera.vae.capability.RowClassifier;
import org.genera.vae.capability.RowEncoder;
import org.genera.vae.capability.RowSampling;
import org.genera.vae.imputation.VaeConditioning;
import org.genera.vae.label.ClassPriors;
import org.genera.vae.network.TrainedVae;
import org.genera.vae.network.VaeShape;
import org.genera.vae.option.LabelMode;
import org.genera.vae.row.RowCodec;

/** A trained autoencoder. */
final class VaeModel implements Model {

  private final TrainedVae trained;
  private final float[] values;
  private final List<Capability> capabilities;

  VaeModel(
      ModelHeader header, RowCodec codec, VaeShape shape, ClassPriors classPriors, float[] values) {
    this.values = values.clone();
    trained = TrainedVae.of(header, codec, shape, classPriors, this.values);
    capabilities = capabilities(trained);
  }

  /** Only a model with a label classifies. */
  private static List<Capability> capabilities(TrainedVae trained) {
    List<Capability> all = new ArrayList<>();
    all.add(new RowSampling(trained));
    all.add(new RowBounds(trained));
    all.add(new RowEncoder(trained));
    all.add(new LatentDecoder(trained));
    all.add(new VaeConditioning(trained));
    if (trained.labels().isPresent()) {
      all.add(new RowClassifier(trained));
    }
    return all;
  }

  @Override
  public <C extends Capability> Optional<C> capability(Class<C> type) {
    return capabilities.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  @Override
  public Optional<String> whyLacking(Class<? extends Capability> type) {
    return type == Classifier.class && trained.labels().isEmpty()
        ? Optional.of("it has no label; fit it anew with --label COLUMN")
        : Optional.empty();
  }

  @Override
  public ModelHeader header() {
    return trained.header();
  }

  RowCodec codec() {
    return trained.codec();
  }

  VaeShape shape() {
    return trained.shape();
  }

  ClassPriors classPriors() {
    return trained.classPriors();
  }

  void copyParameters(float[] target) {
    System.arraycopy(values, 0, target, 0, values.length);
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    VaeTensors.write(this, values, writer);
  }

  @Override
  public Map<String, String> notes() {
    Map<String, String> notes = new LinkedHashMap<>(codec().notes());
    if (trained.labels().isPresent()) {
      notes.put(
          "label",
          LabelMode.valueOf(header().options()) == LabelMode.M2
              ? "m2: p(y) p(z) p(x | y, z), classes told by a network q(y | x)"
              : "conditional: p(y) p(z) p(x | y, z), classes told by Bayes' rule from bounds");
    }
    shape().prior().words().ifPresent(words -> notes.put("prior", words));
    ObjectiveForm form = ObjectiveForm.of(header().options());
    if (form.draws() == 1 && form.beta() != 1) {
      notes.put("beta", form.beta() + " in training; bounds that are told have 1");
    }
    return notes;
  }
}
