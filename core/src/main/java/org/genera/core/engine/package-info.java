/** The local engine: passes over data on threads of this process. */
package org.genera.core.engine;
