package org.genera.csv.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordIndexTest {

  @Test
  void wordsKeepTheirNumbersAsTheIndexGrows() {
    WordIndex index = new WordIndex();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      String word = "w" + Integer.toString(i * 7919, 36);
      words.add(word);
      assertTrue(index.add(("(" + word + ")").toCharArray(), 1, word.length()));
      assertFalse(index.add(word.toCharArray(), 0, word.length()));
    }
    assertEquals(words, index.words());
    for (int i = 0; i < 1000; i++) {
      assertEquals(i, index.find(words.get(i).toCharArray(), 0, words.get(i).length()));
    }
    assertEquals(-1, index.find(new char[] {'x'}, 0, 1));
  }

  @Test
  void wordsWithEqualHashesAreKeptApart() {
    WordIndex index = new WordIndex();
    for (String word : List.of("AaAa", "BBBB", "AaBB", "BBAa", "")) {
      assertTrue(index.add(word.toCharArray(), 0, word.length()));
    }
    assertEquals(2, index.find("AaBB".toCharArray(), 0, 4));
    assertEquals(4, index.find(new char[0], 0, 0));
  }
}
