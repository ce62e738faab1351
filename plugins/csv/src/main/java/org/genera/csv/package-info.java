/** CSV: dialects, headers, rows, and the format itself. */
package org.genera.csv;
