package org.genera.testkit;

/** A format without faults keeps the contract. */
class PipesFormatContractTest extends PipesFormatContract {}
