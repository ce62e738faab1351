/** Networks on Deeplearning4j, and what trains them. */
package org.genera.neural;
