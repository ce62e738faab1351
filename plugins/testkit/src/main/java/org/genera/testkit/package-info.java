/** Contract tests for plugins, and what tests of a plugin need to run it without an application. */
package org.genera.testkit;
