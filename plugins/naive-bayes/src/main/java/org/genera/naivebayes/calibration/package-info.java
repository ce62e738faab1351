/** Makes the probabilities of classes agree with how often they are right. */
package org.genera.naivebayes.calibration;
