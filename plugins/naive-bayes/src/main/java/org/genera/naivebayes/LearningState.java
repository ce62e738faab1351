package org.genera.naivebayes;

/**
 * What a model keeps in order to learn from more rows.
 *
 * @param plan what is counted
 * @param statistics what was counted, in the order of the plan
 */
record LearningState(Plan plan, double[] statistics) {}
