package org.genera.csv.infer;

import org.genera.api.data.Column;

/**
 * What a column was found to be.
 *
 * @param column name, kind and role
 * @param reason why, in a few words
 */
public record Decision(Column column, String reason) {}
