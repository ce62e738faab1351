package org.genera.testkit;

/** A family of series keeps the contract. */
class SymbolChainContractTest extends SymbolChainContract {}
