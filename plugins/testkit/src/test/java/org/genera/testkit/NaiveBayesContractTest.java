package org.genera.testkit;

/** A family on mixed columns, with a label, keeps the contract. */
class NaiveBayesContractTest extends NaiveBayesContract {}
