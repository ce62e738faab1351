/** What a model with a label has besides: p(y), q(y | x) and q(z | x, y). */
package org.genera.vae.label;
