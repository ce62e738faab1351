package org.genera.core;

/**
 * What came of imputation.
 *
 * @param rows how many rows were written
 * @param filledCells how many cells had been missing
 * @param impossibleRows how many rows with a gap held what is impossible in the model
 * @param seconds reading and writing included
 */
public record ImputeResult(long rows, long filledCells, long impossibleRows, double seconds) {}
