package org.genera.core.engine;

import org.genera.api.data.Batch;

/** A block with its number in the dataset, from 0. */
record NumberedBlock(long index, Batch batch) {}
