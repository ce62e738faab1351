/**
 * Passes over data that give the same bits on any number of threads or machines, and the random
 * streams to go with them.
 */
package org.genera.api.engine;
