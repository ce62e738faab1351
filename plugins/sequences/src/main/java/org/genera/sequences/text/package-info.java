/** Series of characters or words in plain text. */
package org.genera.sequences.text;
