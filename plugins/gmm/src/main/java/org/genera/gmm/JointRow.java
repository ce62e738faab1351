package org.genera.gmm;

/**
 * A row of features and its class.
 *
 * @param values numbers, in the order of the features
 * @param code a level of the label, or that it is missing
 */
record JointRow(double[] values, int code) {}
