/** Metrics: judges of models and of samples. */
package org.genera.api.metric;
