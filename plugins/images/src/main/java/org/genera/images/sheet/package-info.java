/** Many pictures in one PNG file: the format {@code sheet}. */
package org.genera.images.sheet;
