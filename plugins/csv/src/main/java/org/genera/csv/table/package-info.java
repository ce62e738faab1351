/** Tables whose cells are texts, and how they become typed batches: what CSV and ARFF share. */
package org.genera.csv.table;
