package org.genera.likelihoods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.genera.api.data.Column;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.option.Options;

/**
 * The factors of a model in its file: the text {@code factors}, a line for each with its likelihood
 * and its columns' positions among the features; the tensors of each factor, whose names begin with
 * {@code factor-0.}, {@code factor-1.} and so on; and, of a model that can learn on, tensors
 * beginning with {@code counts-0.}.
 */
public final class FactorTensors {

  private static final String FACTORS = "factors";

  private final ModelArchive archive;
  private final int classes;
  private final List<Part> parts;

  private FactorTensors(ModelArchive archive, List<Column> features, int classes) {
    this.archive = archive;
    this.classes = classes;
    parts = parts(archive.text(FACTORS), features);
  }

  /** A line of the text. */
  private record Part(LikelihoodType type, List<Column> columns) {}

  /**
   * Writes factors.
   *
   * @param factors of which each feature belongs to one
   * @param features the columns of all factors
   * @param writer takes tensors and texts
   */
  public static void write(List<Factor> factors, List<Column> features, ModelArchiveWriter writer) {
    writer.text(
        FACTORS,
        factors.stream().map(factor -> line(factor, features)).collect(Collectors.joining("\n")));
    for (int j = 0; j < factors.size(); j++) {
      factors.get(j).write(new TensorWriter(writer, factorPrefix(j)));
    }
  }

  /**
   * Writes what is needed to go on counting.
   *
   * @param likelihoods one a factor
   * @param writer takes tensors and texts
   */
  public static void writeLikelihoods(List<Likelihood> likelihoods, ModelArchiveWriter writer) {
    for (int j = 0; j < likelihoods.size(); j++) {
      likelihoods.get(j).write(new TensorWriter(writer, countsPrefix(j)));
    }
  }

  private static String line(Factor factor, List<Column> features) {
    return factor.type().name()
        + factor.columns().stream()
            .map(column -> " " + features.indexOf(column))
            .collect(Collectors.joining());
  }

  private static String factorPrefix(int index) {
    return "factor-" + index + ".";
  }

  private static String countsPrefix(int index) {
    return "counts-" + index + ".";
  }

  /**
   * Checks which factors a file holds.
   *
   * @param archive a model file
   * @param features the columns of all factors
   * @param classes the number of classes
   * @return what reads them
   */
  public static FactorTensors in(ModelArchive archive, List<Column> features, int classes) {
    return new FactorTensors(archive, features, classes);
  }

  /**
   * Reads the factors.
   *
   * @return one a line
   */
  public List<Factor> factors() {
    List<Factor> factors = new ArrayList<>();
    for (int j = 0; j < parts.size(); j++) {
      TensorReader reader = new TensorReader(archive, factorPrefix(j), factorPrefix(j));
      factors.add(parts.get(j).type.readFactor(parts.get(j).columns, classes, reader));
    }
    return factors;
  }

  /**
   * Reads what is needed to go on counting.
   *
   * @return one a factor
   */
  public List<Likelihood> likelihoods() {
    Options options = archive.header().options();
    List<Likelihood> likelihoods = new ArrayList<>();
    for (int j = 0; j < parts.size(); j++) {
      TensorReader reader = new TensorReader(archive, countsPrefix(j), factorPrefix(j));
      Part part = parts.get(j);
      likelihoods.add(part.type.readLikelihood(part.columns, classes, reader, options));
    }
    return likelihoods;
  }

  private static List<Part> parts(String text, List<Column> features) {
    List<Part> parts = new ArrayList<>();
    boolean[] used = new boolean[features.size()];
    for (String line : text.lines().toList()) {
      parts.add(part(line, features, used));
    }
    for (boolean is : used) {
      if (!is) {
        throw TensorReader.invalid("a column belongs to no factor");
      }
    }
    return parts;
  }

  private static Part part(String line, List<Column> features, boolean[] used) {
    String[] words = line.split(" ", -1);
    LikelihoodType type =
        LikelihoodTypes.find(words[0])
            .orElseThrow(() -> TensorReader.invalid("there is no likelihood '" + words[0] + "'"));
    List<Column> columns = new ArrayList<>();
    for (String word : Arrays.asList(words).subList(1, words.length)) {
      columns.add(features.get(position(word, used)));
    }
    if (columns.isEmpty()
        || (columns.size() > 1 && !columns.stream().allMatch(type::joins))
        || columns.stream().anyMatch(column -> type.lacks(column).isPresent())) {
      throw TensorReader.invalid("the columns of a factor do not fit its likelihood");
    }
    return new Part(type, columns);
  }

  private static int position(String word, boolean[] used) {
    int position = word.matches("[0-9]{1,9}") ? Integer.parseInt(word) : used.length;
    if (position >= used.length || used[position]) {
      throw TensorReader.invalid("'" + word + "' is not the position of a column of its own");
    }
    used[position] = true;
    return position;
  }
}
