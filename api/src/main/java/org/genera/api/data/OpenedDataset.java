package org.genera.api.data;

import java.util.List;
import java.util.Map;

/**
 * Data that a format has opened.
 *
 * @param dataset the data
 * @param decisions why each column is what it is, by column name: what {@code inspect} shows
 * @param findings what the format found out about the file: separator, header, encoding…
 */
public record OpenedDataset(Dataset dataset, Map<String, String> decisions, List<String> findings) {

  /** Copies map and list. */
  public OpenedDataset {
    decisions = Map.copyOf(decisions);
    findings = List.copyOf(findings);
  }
}
