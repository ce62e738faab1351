package org.genera.core.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.jspecify.annotations.Nullable;

/**
 * Adds the vectors of blocks in the canonical tree of {@link org.genera.api.engine.Engine}, in
 * whatever order they come: a node is summed as soon as both its children are there. It holds a few
 * vectors for each worker and level, however many blocks there are. Thread-safe.
 */
final class MergeTree {

  private final int length;
  private final Map<Node, double[]> waiting = new HashMap<>();
  private final Deque<double[]> free = new ArrayDeque<>();
  private long blocks;

  MergeTree(int length) {
    this.length = length;
  }

  private record Node(int level, long index) {
    Node parent() {
      return new Node(level + 1, index / 2);
    }

    Node sibling() {
      return new Node(level, index ^ 1);
    }
  }

  /** A vector of zeros, to be filled and given to {@link #add}. */
  double[] zeros() {
    double[] used;
    synchronized (this) {
      used = free.poll();
    }
    if (used == null) {
      return new double[length];
    }
    Arrays.fill(used, 0);
    return used;
  }

  /** Takes the vector of a block; each number from 0 on must come once. */
  void add(long block, double[] vector) {
    synchronized (this) {
      blocks++;
    }
    climb(new Node(0, block), vector);
  }

  /** The sum over all blocks that came; the tree is used up. */
  double[] total() {
    int level = 0;
    for (long count = blocks; count > 1; count = (count + 1) / 2) {
      if (count % 2 == 1) {
        Node last = new Node(level, count - 1);
        climb(last.parent(), required(waiting.remove(last)));
      }
      level++;
    }
    return blocks == 0 ? new double[length] : required(waiting.remove(new Node(level, 0)));
  }

  // Sums are made outside the lock, so that workers add at the same time.
  private void climb(Node start, double[] vector) {
    Node node = start;
    double[] sum = vector;
    double[] other = siblingOrWait(node, sum);
    while (other != null) {
      boolean right = node.index() % 2 == 1;
      sum = right ? plus(other, sum) : plus(sum, other);
      node = node.parent();
      other = siblingOrWait(node, sum);
    }
  }

  private synchronized double @Nullable [] siblingOrWait(Node node, double[] vector) {
    double[] sibling = waiting.remove(node.sibling());
    if (sibling == null) {
      waiting.put(node, vector);
    }
    return sibling;
  }

  private double[] plus(double[] left, double[] right) {
    for (int i = 0; i < left.length; i++) {
      left[i] += right[i];
    }
    synchronized (this) {
      free.push(right);
    }
    return left;
  }

  private static double[] required(double @Nullable [] vector) {
    if (vector == null) {
      throw new GeneraException(
          StandardError.INTERNAL, "The dataset numbered its blocks with a gap; report this.");
    }
    return vector;
  }
}
