package org.genera.sequences.conllu;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DataSource;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.TextFile;
import org.genera.api.data.WriteRequest;
import org.genera.sequences.StreamedSeries;
import org.genera.sequences.WantedTypes;

/**
 * CoNLL-U (universaldependencies.org/format.html): one series a sentence, whose steps are syntactic
 * words with their universal tags, the states.
 */
public final class ConlluFormat implements DatasetFormat {

  static final String WORD = "word";
  static final String TAG = "tag";
  static final String ABSENT = "_";

  private static final int MOST_TAGS = 1000;

  /** The format. */
  public ConlluFormat() {}

  @Override
  public String name() {
    return "conllu";
  }

  @Override
  public String description() {
    return "CoNLL-U: sentences as series of words and universal tags";
  }

  @Override
  public List<String> suffixes() {
    return List.of("conllu");
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  @Override
  public boolean holdsSeries() {
    return true;
  }

  @Override
  public Detection detect(DataSource source) {
    String head = new String(source.head(), StandardCharsets.UTF_8);
    Optional<String> word =
        head.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).findFirst();
    if (word.filter(line -> line.matches("1(-[0-9]+)?\t[^\t]+(\t[^\t]*){8}")).isPresent()) {
      return Detection.CONTENT;
    }
    boolean named =
        source.path().filter(Files::isRegularFile).isPresent()
            && source.location().toLowerCase(Locale.ROOT).matches(".*\\.conllu(\\.gz)?");
    return named ? Detection.SUFFIX : Detection.NO;
  }

  @Override
  public OpenedDataset open(OpenRequest request) {
    TextFile file = TextFile.of(request.source());
    TreeSet<String> tags = new TreeSet<>();
    long sentences = 0;
    try (Sentences words = new Sentences(file)) {
      while (words.next()) {
        sentences++;
        request.cancellation().throwIfCancelled();
        for (Sentences.Word word : words.words()) {
          if (!word.tag().equals(ABSENT)) {
            tags.add(word.tag());
          }
        }
        requireTags(file, tags);
      }
    }
    if (sentences == 0) {
      throw new GeneraException(StandardError.NO_DATA, file.name() + " has no sentence.");
    }
    Schema schema = WantedTypes.of(schema(tags), request);
    return new OpenedDataset(
        new StreamedSeries(
            schema, OptionalLong.of(sentences), columns -> new ConlluCursor(file, columns)),
        Map.of(ColumnType.Series.STEPS, "series: its steps are words"),
        List.of("tags: " + String.join(" ", tags)));
  }

  private static void requireTags(TextFile file, TreeSet<String> tags) {
    if (tags.size() > MOST_TAGS) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          file.name()
              + " has more than "
              + MOST_TAGS
              + " different tags; the fourth column is to"
              + " hold universal tags.");
    }
  }

  private static Schema schema(TreeSet<String> tags) {
    Schema step =
        Schema.of(
            new Column(WORD, new ColumnType.Text(), Role.FEATURE),
            new Column(TAG, new ColumnType.Category(List.copyOf(tags)), Role.LABEL));
    return Schema.of(
        new Column(ColumnType.Series.STEPS, new ColumnType.Series(step), Role.FEATURE));
  }

  @Override
  public DatasetWriter write(WriteRequest request) {
    return new ConlluWriter(request);
  }
}
