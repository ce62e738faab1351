package org.genera.csv;

import java.util.List;
import java.util.Map;
import org.genera.api.data.DatasetFormat;
import org.genera.testkit.DatasetFormatContract;
import org.genera.testkit.FormatFixture;

class CsvFormatContractTest extends DatasetFormatContract {

  private static final String KINDS =
      """
      real,integer,word,truth,day,text
      1.5,7,red,true,2020-01-31,"one, two"
      ,,,,,
      -2e-3,-7,blue,false,1999-12-31,"a ""quoted"" word"
      0.1,12345678901,red,true,2000-02-29,"über
      two lines"
      """;

  @Override
  protected DatasetFormat format() {
    return new CsvFormat();
  }

  @Override
  protected List<FormatFixture> fixtures() {
    return List.of(
        FormatFixture.text("every kind", "kinds.csv", KINDS),
        FormatFixture.text("no header, semicolons", "plain.csv", "1;2\n3;4\n5;\n")
            .options(Map.of("header", "false")),
        FormatFixture.text("tabs, many rows", "many.tsv", many()));
  }

  private static String many() {
    StringBuilder text = new StringBuilder("row\tvalue\tlevel\n");
    for (int row = 0; row < 200; row++) {
      text.append(row).append('\t').append(row / 7.0).append('\t').append("abc".charAt(row % 3));
      text.append('\n');
    }
    return text.toString();
  }
}
