/** What a trained model can do. */
package org.genera.vae.capability;
