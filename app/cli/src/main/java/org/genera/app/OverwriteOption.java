package org.genera.app;

import picocli.CommandLine.Option;

/** Whether existing files may be replaced. */
final class OverwriteOption {

  @Option(names = "--force", description = "Replace an output that exists.")
  boolean force;
}
