package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.TextVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.SeriesModel.Decoding;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final Column WORD = new Column("word", new ColumnType.Text(), Role.FEATURE);

  /** Words of sentences, and their tags. */
  private record Sentences(List<List<String[]>> sentences) {

    /** Those of a CoNLL-U file. */
    static Sentences of(String file) throws IOException {
      List<List<String[]>> sentences = new ArrayList<>();
      List<String[]> sentence = new ArrayList<>();
      for (String line : Fixture.lines("sequences/pos-english-ewt/" + file)) {
        String[] cells = line.split("\t", -1);
        if (line.isEmpty()) {
          sentences.add(sentence);
          sentence = new ArrayList<>();
        } else if (cells[0].matches("[0-9]+")) {
          sentence.add(new String[] {cells[1], cells[3]});
        }
      }
      return new Sentences(sentences);
    }

    Column tags() {
      Set<String> tags = new TreeSet<>();
      sentences.forEach(sentence -> sentence.forEach(cells -> tags.add(cells[1])));
      return Column.category("tag", tags.toArray(String[]::new)).withRole(Role.LABEL);
    }

    /** Of every sentence but some the tags are missing. */
    Batch rows(Column tag, int labelledOneIn) {
      Schema step = Schema.of(WORD, tag);
      BatchBuilder rows = new BatchBuilder(Fixture.series(WORD, tag), sentences.size());
      List<String> levels = ((ColumnType.Category) tag.type()).levels();
      for (int i = 0; i < sentences.size(); i++) {
        BatchBuilder steps = new BatchBuilder(step, sentences.get(i).size());
        for (String[] cells : sentences.get(i)) {
          steps.text(0, cells[0]);
          if (i % labelledOneIn == 0) {
            steps.whole(1, levels.indexOf(cells[1]));
          }
          steps.endRow();
        }
        rows.series(0, steps.build(0));
        rows.endRow();
      }
      return rows.build(0);
    }
  }

  /** The share of the steps whose state was found, of those chosen. */
  private static double accuracy(HmmModel model, Batch rows, Set<String> knownWords) {
    SeriesVector truth = model.layout().in(rows);
    int[] labels = model.layout().codes(truth.steps());
    SeriesVector found = (SeriesVector) model.decode(rows, Decoding.VITERBI).column("steps");
    int[] states = ((CategoryVector) found.steps().column("state")).codes();
    TextVector words = (TextVector) truth.steps().column("word");
    double right = 0;
    double all = 0;
    for (int t = 0; t < labels.length; t++) {
      if (!knownWords.contains(String.valueOf(words.values()[t]))) {
        right += labels[t] == states[t] ? 1 : 0;
        all++;
      }
    }
    return right / all;
  }

  /** English Web Treebank, the 17 universal tags. */
  @Test
  void partsOfSpeech() throws IOException {
    Sentences dev = Sentences.of("en_ewt-ud-dev.conllu");
    Column tag = dev.tags();
    Batch test = Sentences.of("en_ewt-ud-test.conllu").rows(tag, 1);
    HmmModel model = Fixture.fit(dev.rows(tag, 1));
    assertEquals("words", model.notes().get("emission.word"));
    double all = accuracy(model, test, Set.of());
    assertTrue(all > 0.89, "all words: " + all);
    Set<String> trained = new HashSet<>();
    dev.sentences().forEach(sentence -> sentence.forEach(cells -> trained.add(cells[0])));
    double unknown = accuracy(model, test, trained);
    assertTrue(unknown > 0.7, "words that the training lacks: " + unknown);
    double single =
        accuracy(Fixture.fit(dev.rows(tag, 1), "unknown-words", "single"), test, trained);
    assertTrue(single < unknown - 0.15, "one class of unknown words: " + single);
    SeriesVector drawn = (SeriesVector) Fixture.sample(model, 20).column("steps");
    for (String word : ((TextVector) drawn.steps().column("word")).values()) {
      assertTrue(trained.contains(String.valueOf(word)), word);
    }
  }

  /** A tenth of the sentences with tags, the others without. */
  @Test
  void fewTaggedSentences() throws IOException {
    Sentences dev = Sentences.of("en_ewt-ud-dev.conllu");
    Column tag = dev.tags();
    Batch test = Sentences.of("en_ewt-ud-test.conllu").rows(tag, 1);
    Batch tenth = dev.rows(tag, 10);
    double supervised = accuracy(Fixture.fit(tenth), test, Set.of());
    assertTrue(supervised > 0.79, "tagged sentences alone: " + supervised);
    HmmModel blind = Fixture.fit(tenth, "unlabelled-weight", "1", "max-iterations", "20");
    double all = accuracy(blind, test, Set.of());
    assertTrue(all < supervised, "EM on untagged sentences: " + all);
  }

  /** Without tags, two kinds of words that alternate are told apart. */
  @Test
  void wordsWithoutTags() {
    Schema step = Schema.of(WORD);
    RandomStream random = RandomStream.of(Fixture.SEED, "digits", 0);
    BatchBuilder rows = new BatchBuilder(Fixture.series(WORD), 50);
    for (int i = 0; i < 50; i++) {
      BatchBuilder steps = new BatchBuilder(step, 20);
      for (int t = 0; t < 20; t++) {
        steps.text(0, (t % 2 == 0 ? "a" : "b") + random.nextInt(5));
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    HmmModel model = Fixture.fit(rows.build(0), "states", "2");
    double[] matrix = model.parameters().chain().transitions();
    assertTrue(matrix[1] > 0.99 && matrix[2] > 0.99);
  }
}
