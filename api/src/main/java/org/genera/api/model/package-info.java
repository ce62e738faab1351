/** Families, models, and the capabilities that a model may have. */
package org.genera.api.model;
