package org.genera.sequences.conllu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.TextFile;
import org.genera.sequences.CodePoints;

/**
 * The sentences of a CoNLL-U file. Comments, multiword tokens (1-2) and empty nodes (8.1) are
 * passed over: the words of a multiword token follow it.
 */
final class Sentences implements AutoCloseable {

  private static final int FIELDS = 10;

  /** A word, its tag and its line. */
  record Word(String form, String tag, long line) {}

  private final TextFile file;
  private final CodePoints text;
  private final List<Word> words = new ArrayList<>();

  Sentences(TextFile file) {
    this.file = file;
    text = new CodePoints(file);
  }

  /** Reads the next sentence; false after the last. */
  boolean next() {
    words.clear();
    while (true) {
      long line = text.line();
      Optional<String> next = text.nextLine();
      if (next.isEmpty() || (next.get().isEmpty() && !words.isEmpty())) {
        return !words.isEmpty();
      } else if (!next.get().isEmpty() && !next.get().startsWith("#")) {
        add(next.get(), line);
      }
    }
  }

  List<Word> words() {
    return words;
  }

  private void add(String text, long line) {
    String[] fields = text.split("\t", -1);
    if (fields.length != FIELDS) {
      throw file.invalid(
          line,
          "a word has "
              + FIELDS
              + " fields with tabs between, this line has "
              + fields.length
              + "; a comment begins with #, and an empty line ends a sentence");
    }
    String id = fields[0];
    if (id.matches("[0-9]+-[0-9]+|[0-9]+\\.[0-9]+")) {
      return;
    } else if (!id.equals(Integer.toString(words.size() + 1))) {
      throw file.invalid(
          line,
          "word "
              + (words.size() + 1)
              + " of its sentence must be numbered so, not '"
              + id
              + "'; an empty line ends a sentence");
    } else if (fields[1].isEmpty() || fields[3].isEmpty()) {
      throw file.invalid(line, "the word or its tag is empty; what is not known is written _");
    }
    words.add(new Word(fields[1], fields[3], line));
  }

  @Override
  public void close() {
    text.close();
  }
}
