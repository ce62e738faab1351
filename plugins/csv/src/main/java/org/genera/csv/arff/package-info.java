/** ARFF, the attribute-relation file format of Weka: dense rows, read only. */
package org.genera.csv.arff;
