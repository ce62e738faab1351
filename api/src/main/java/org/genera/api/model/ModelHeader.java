package org.genera.api.model;

import org.genera.api.data.Schema;
import org.genera.api.option.Options;

/**
 * What every model knows of itself.
 *
 * @param family the name of the family that trained it and reads it
 * @param schema features, label and weight of the training data
 * @param options the options it was trained with
 * @param provenance what else determined it
 * @param summary how training ended
 */
public record ModelHeader(
    String family,
    Schema schema,
    Options options,
    Provenance provenance,
    TrainingSummary summary) {}
