/**
 * Finds plugins: in directories, each of which becomes a module layer of its own, or on the class
 * path or module path of an application.
 */
package org.genera.core.plugin;
