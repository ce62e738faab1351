/**
 * Between formats and models: where data lie, what columns are for, data kept in memory or in a
 * temporary file, and outputs that appear complete or not at all.
 */
package org.genera.core.data;
