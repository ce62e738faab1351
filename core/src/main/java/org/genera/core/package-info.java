/**
 * The {@link org.genera.core.Genera} facade, its requests and results, and the Guice module behind
 * it.
 */
package org.genera.core;
