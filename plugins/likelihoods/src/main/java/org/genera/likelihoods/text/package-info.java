/** Texts as counts of terms: tokens, the vocabulary and how it is learnt. */
package org.genera.likelihoods.text;
