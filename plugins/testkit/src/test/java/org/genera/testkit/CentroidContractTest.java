package org.genera.testkit;

/** A family that only classifies keeps the contract. */
class CentroidContractTest extends CentroidContract {}
