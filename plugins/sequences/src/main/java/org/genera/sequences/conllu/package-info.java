/** Sentences with universal tags. */
package org.genera.sequences.conllu;
