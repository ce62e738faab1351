package org.genera.testkit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a family does wrong. */
record FaultList(Set<Fault> faults) {

  static FaultList of(Fault... faults) {
    Set<Fault> set = EnumSet.noneOf(Fault.class);
    set.addAll(Arrays.asList(faults));
    return new FaultList(set);
  }

  boolean has(Fault fault) {
    return faults.contains(fault);
  }
}
