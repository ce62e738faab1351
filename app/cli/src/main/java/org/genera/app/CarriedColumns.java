package org.genera.app;

import org.genera.core.DataRequest;
import picocli.CommandLine.Option;

/** Whether columns that the model does not know go from the rows read to those written. */
final class CarriedColumns {

  @Option(
      names = "--without-others",
      description =
          "Leave out columns that the model does not know, as formats of numbers or images alone"
              + " need it.")
  boolean withoutOthers;

  DataRequest apply(DataRequest request) {
    return request.keepOthers(!withoutOthers);
  }
}
