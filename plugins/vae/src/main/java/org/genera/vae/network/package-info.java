/** The networks, and their passes over rows. */
package org.genera.vae.network;
