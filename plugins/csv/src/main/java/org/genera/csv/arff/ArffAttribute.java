package org.genera.csv.arff;

import java.util.Optional;
import org.genera.api.data.Column;

/**
 * A declared column.
 *
 * @param column name and kind
 * @param date how its dates are written, where it holds dates
 */
record ArffAttribute(Column column, Optional<ArffDate> date) {}
