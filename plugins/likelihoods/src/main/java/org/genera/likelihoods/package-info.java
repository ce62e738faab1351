/** What p(x | class) of a column can be: what to count, how to estimate, evaluate and draw. */
package org.genera.likelihoods;
