/** What columns of texts hold: one pass counts, then written rules decide. */
package org.genera.csv.infer;
