package org.genera.testkit;

/** A sampler without faults keeps the contract. */
class PlainSamplerContractTest extends PlainSamplerContract {}
