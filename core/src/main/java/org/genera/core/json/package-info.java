/** JSON read strictly: no duplicate, unknown or mistyped key passes. */
package org.genera.core.json;
