/**
 * Tables: schemas, columnar batches with missing values, datasets that stream, and the formats that
 * read and write them.
 */
package org.genera.api.data;
