/** Typed options: declared once by a plugin, parsed and checked once by the platform. */
package org.genera.api.option;
