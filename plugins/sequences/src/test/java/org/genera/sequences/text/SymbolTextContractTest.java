package org.genera.sequences.text;

import java.util.List;
import java.util.Map;
import org.genera.api.data.DatasetFormat;
import org.genera.testkit.DatasetFormatContract;
import org.genera.testkit.FormatFixture;

class SymbolTextContractTest extends DatasetFormatContract {

  private static final String LINES =
      "To be, or not to be:\nthat is the question.\n\n\u00fc\ud83d\ude00\n";

  @Override
  protected DatasetFormat format() {
    return new SymbolTextFormat();
  }

  @Override
  protected List<FormatFixture> fixtures() {
    return List.of(
        FormatFixture.text("characters of lines", "lines.txt", LINES),
        FormatFixture.text("the whole file", "file.txt", LINES).options(Map.of("series", "file")),
        FormatFixture.text("words of lines", "words.txt", LINES)
            .options(Map.of("symbols", "words")),
        FormatFixture.text("many lines", "many.txt", "ab c\nde\n".repeat(500)));
  }
}
