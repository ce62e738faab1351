/** JSON lines. */
package org.genera.sequences.jsonl;
