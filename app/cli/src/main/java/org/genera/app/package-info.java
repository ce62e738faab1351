/** The commands of {@code genera}, and how they report what they found out. */
package org.genera.app;
