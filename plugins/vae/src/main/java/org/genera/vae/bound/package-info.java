/** Bounds of log p(x): how they are estimated, and the objectives that training raises. */
package org.genera.vae.bound;
