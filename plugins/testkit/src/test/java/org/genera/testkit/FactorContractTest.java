package org.genera.testkit;

/** A family without faults keeps the contract. */
class FactorContractTest extends FactorContract {}
