package org.genera.core;

import org.genera.api.model.Model;

/**
 * What came of an update.
 *
 * @param model the new model
 * @param rows how many rows it learnt from
 * @param seconds from data in memory to parameters
 */
public record UpdateResult(Model model, long rows, double seconds) {}
