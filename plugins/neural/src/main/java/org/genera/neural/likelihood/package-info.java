/** log p(x | outputs of a network) and its gradient, one small class a kind. */
package org.genera.neural.likelihood;
