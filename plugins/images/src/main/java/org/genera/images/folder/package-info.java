/** Folders of picture files, a folder a class: the format {@code images}. */
package org.genera.images.folder;
