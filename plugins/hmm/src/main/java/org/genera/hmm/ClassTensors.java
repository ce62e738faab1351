package org.genera.hmm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingSummary;
import org.genera.likelihoods.TensorReader;

/**
 * The content of the file of a model whose series have a label: {@code classes}, which is p(y), the
 * {@code class-counts} of the series so far, and for each class of positive probability {@code
 * class-y.…}, the content of {@link HmmTensors}.
 */
final class ClassTensors {

  private static final String CLASSES = "classes";
  private static final String COUNTS = "class-counts";

  private ClassTensors() {}

  static void write(ClassModel model, ModelArchiveWriter writer) {
    writer.doubles(CLASSES, model.prior(), model.prior().length);
    model.counts().ifPresent(counts -> writer.doubles(COUNTS, counts, counts.length));
    for (int y = 0; y < model.prior().length; y++) {
      String prefix = prefix(y);
      model.ofClass(y).ifPresent(one -> HmmTensors.write(one, new PrefixedWriter(prefix, writer)));
    }
  }

  static ClassModel read(ModelArchive archive) {
    ClassLayout layout = ClassLayout.of(archive.header().schema());
    TensorReader tensors = new TensorReader(archive, "", "");
    double[] prior = tensors.doubles(CLASSES, p -> p >= 0, layout.count());
    if (!(Math.abs(Arrays.stream(prior).sum() - 1) <= 1e-9)) {
      throw TensorReader.invalid("the probabilities of '" + CLASSES + "' do not sum to 1");
    }
    Map<Integer, HmmModel> models = new HashMap<>();
    for (int y = 0; y < prior.length; y++) {
      if (prior[y] > 0) {
        ModelHeader header = header(archive.header(), layout);
        models.put(y, HmmTensors.read(new PrefixedArchive(prefix(y), header, archive)));
      }
    }
    return new ClassModel(archive.header(), prior, models, counts(archive, tensors, models));
  }

  /** None where they, or the statistics of a class, were not kept. */
  private static Optional<double[]> counts(
      ModelArchive archive, TensorReader tensors, Map<Integer, HmmModel> models) {
    boolean kept =
        archive.tensors().contains(COUNTS)
            && models.values().stream().allMatch(model -> model.state().isPresent());
    if (!kept) {
      return Optional.empty();
    }
    int classes = archive.shape(CLASSES)[0];
    double[] counts = tensors.doubles(COUNTS, n -> n >= 0 && Double.isFinite(n), classes);
    for (int y = 0; y < classes; y++) {
      if (counts[y] > 0 != models.containsKey(y)) {
        throw TensorReader.invalid("the classes that were counted are not those that have a model");
      }
    }
    return Optional.of(counts);
  }

  /** What a model of one class knows of itself: nothing of its own training. */
  static ModelHeader header(ModelHeader whole, ClassLayout layout) {
    TrainingSummary none = new TrainingSummary(0, true, OptionalDouble.empty(), 0, 0, Map.of());
    return new ModelHeader(whole.family(), layout.one(), whole.options(), whole.provenance(), none);
  }

  private static String prefix(int y) {
    return "class-" + y + ".";
  }

  private record PrefixedWriter(String prefix, ModelArchiveWriter target)
      implements ModelArchiveWriter {
    @Override
    public void doubles(String name, double[] values, int... shape) {
      target.doubles(prefix + name, values, shape);
    }

    @Override
    public void floats(String name, float[] values, int... shape) {
      target.floats(prefix + name, values, shape);
    }

    @Override
    public void longs(String name, long[] values, int... shape) {
      target.longs(prefix + name, values, shape);
    }

    @Override
    public void text(String name, String text) {
      target.text(prefix + name, text);
    }
  }

  private record PrefixedArchive(String prefix, ModelHeader header, ModelArchive source)
      implements ModelArchive {
    @Override
    public Set<String> tensors() {
      return source.tensors().stream()
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int[] shape(String name) {
      return source.shape(prefix + name);
    }

    @Override
    public double[] doubles(String name, int... shape) {
      return source.doubles(prefix + name, shape);
    }

    @Override
    public float[] floats(String name, int... shape) {
      return source.floats(prefix + name, shape);
    }

    @Override
    public long[] longs(String name, int... shape) {
      return source.longs(prefix + name, shape);
    }

    @Override
    public String text(String name) {
      return source.text(prefix + name);
    }
  }
}
