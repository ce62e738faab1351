/** What the formats of series share. */
package org.genera.sequences;
