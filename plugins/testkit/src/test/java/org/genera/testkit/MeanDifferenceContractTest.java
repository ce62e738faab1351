package org.genera.testkit;

/** A metric without faults keeps the contract. */
class MeanDifferenceContractTest extends MeanDifferenceContract {}
