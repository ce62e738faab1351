/** What the formats of images share: columns, and pictures in files. */
package org.genera.images;
