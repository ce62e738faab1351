package org.genera.likelihoods.text;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * How much the texts weigh that a term is in; of words, how much their own rows do. Not
 * thread-safe.
 */
final class DocumentCounts {

  private TermIndex index = new TermIndex();
  private double[] weights = new double[64];

  /** The last text in which each term was. */
  private int[] last = new int[64];

  private double total;
  private int text;

  /** Counts each term of a text once. */
  void count(String document, double weight, Tokeniser tokeniser) {
    text++;
    total += weight;
    tokeniser.terms(
        document,
        (chars, from, to) -> {
          int id = index.put(chars, from, to);
          reserve();
          if (last[id] != text) {
            last[id] = text;
            weights[id] += weight;
          }
        });
  }

  /** Adds what was counted of a term elsewhere, or a word. */
  void add(String term, double weight) {
    int id = Vocabulary.put(index, term);
    reserve();
    weights[id] += weight;
  }

  void addTotal(double weight) {
    total += weight;
  }

  private void reserve() {
    if (index.size() > weights.length) {
      weights = Arrays.copyOf(weights, 2 * weights.length);
      last = Arrays.copyOf(last, weights.length);
    }
  }

  /** The weight of all texts. */
  double total() {
    return total;
  }

  int size() {
    return index.size();
  }

  int chars() {
    return index.chars();
  }

  String term(int id) {
    return index.term(id);
  }

  double weight(int id) {
    return weights[id];
  }

  /** Forgets terms by their weight. */
  void retain(DoublePredicate wanted) {
    TermIndex kept = new TermIndex();
    double[] weightsKept = new double[64];
    for (int id = 0; id < size(); id++) {
      if (wanted.test(weights[id])) {
        int place = Vocabulary.put(kept, term(id));
        if (place == weightsKept.length) {
          weightsKept = Arrays.copyOf(weightsKept, 2 * place);
        }
        weightsKept[place] = weights[id];
      }
    }
    index = kept;
    weights = weightsKept;
    last = new int[weights.length];
  }
}
