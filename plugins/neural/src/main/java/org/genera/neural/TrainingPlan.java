package org.genera.neural;

/**
 * How a network is trained.
 *
 * @param epochs passes over the rows at most
 * @param batchRows rows in a step
 * @param microRows rows that one thread works on at a time; part of the result
 * @param learningRate of Adam
 * @param clipNorm gradients of a step are scaled down to this Euclidean norm
 * @param patience epochs without a better loss on held-out rows before training stops
 */
public record TrainingPlan(
    int epochs, int batchRows, int microRows, double learningRate, double clipNorm, int patience) {

  /** The number of micro-batches of a batch. */
  int parts(int rows) {
    return (rows + microRows - 1) / microRows;
  }
}
