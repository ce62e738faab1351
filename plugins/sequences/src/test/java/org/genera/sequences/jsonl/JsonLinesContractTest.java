package org.genera.sequences.jsonl;

import java.util.List;
import org.genera.api.data.DatasetFormat;
import org.genera.testkit.DatasetFormatContract;
import org.genera.testkit.FormatFixture;

class JsonLinesContractTest extends DatasetFormatContract {

  private static final String KINDS =
      """
      {"id": "a", "real": 1.5, "whole": 7, "truth": true, "word": "red", "none": null, "xs": [1, 2.5, null], "steps": [{"n": 1, "w": "\u00fc\\n"}, {"w": "b", "n": null}], "ws": ["x", "y"], "empty": []}
      {"id": "b", "real": 0.1, "whole": 12345678901, "truth": false, "word": null, "xs": [], "steps": [{"n": 3}], "ws": null}
      {"id": "c"}
      """;

  @Override
  protected DatasetFormat format() {
    return new JsonLinesFormat();
  }

  @Override
  protected List<FormatFixture> fixtures() {
    return List.of(
        FormatFixture.text("every kind", "kinds.jsonl", KINDS),
        FormatFixture.text(
            "many", "many.jsonl", "{\"xs\": [1, 2], \"k\": 3}\n{\"xs\": [4]}\n".repeat(70)));
  }
}
