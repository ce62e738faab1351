package org.genera.core;

import java.util.Optional;

/**
 * What came of classification.
 *
 * @param rows how many rows were classified
 * @param labelledRows how many of them have a label
 * @param impossibleRows how many of those have a class that was deemed impossible: then log-loss is
 *     infinite
 * @param figures how well the labels were told; empty where no row with a label counts
 * @param seconds reading included
 */
public record ClassifyResult(
    long rows,
    long labelledRows,
    long impossibleRows,
    Optional<ClassificationFigures> figures,
    double seconds) {}
