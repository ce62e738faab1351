package org.genera.naivebayes;

import java.util.Optional;

/**
 * What a model keeps of its training.
 *
 * @param plan what is counted
 * @param statistics what was counted, in the order of the plan, if the model is a matter of
 *     counting alone and can go on
 */
record LearningState(Plan plan, Optional<double[]> statistics) {}
