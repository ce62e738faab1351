/** Biological sequences. */
package org.genera.sequences.fasta;
