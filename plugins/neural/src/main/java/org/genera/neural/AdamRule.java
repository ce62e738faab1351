package org.genera.neural;

/**
 * The constants of Adam (Kingma and Ba 2015, algorithm 1) with decoupled weight decay (AdamW:
 * Loshchilov and Hutter 2019, algorithm 2).
 *
 * @param beta1 decay of the mean of gradients, from 0 and below 1
 * @param beta2 decay of the mean of their squares, from 0 and below 1
 * @param epsilon what is added to the root of that mean
 * @param weightDecay the share of a parameter that a step at learning rate 1 takes away; 0 is Adam
 */
public record AdamRule(double beta1, double beta2, double epsilon, double weightDecay) {

  /** The constants that the paper proposes, without weight decay. */
  public static final AdamRule STANDARD = new AdamRule(0.9, 0.999, 1e-8, 0);
}
