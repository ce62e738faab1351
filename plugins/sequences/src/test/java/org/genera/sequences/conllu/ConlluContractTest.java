package org.genera.sequences.conllu;

import java.util.List;
import org.genera.api.data.DatasetFormat;
import org.genera.testkit.DatasetFormatContract;
import org.genera.testkit.FormatFixture;

class ConlluContractTest extends DatasetFormatContract {

  static final String SENTENCES =
      """
      # sent_id = 1
      # text = Don't go.
      1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
      1\tDo\tdo\tAUX\t_\t_\t3\taux\t_\t_
      2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_
      3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\t_
      3.1\tgo\tgo\tVERB\t_\t_\t_\t_\t_\t_
      4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

      # sent_id = 2
      1\t\u00dcber\t_\t_\t_\t_\t_\t_\t_\t_
      2\t_\t_\tSYM\t_\t_\t_\t_\t_\t_

      """;

  @Override
  protected DatasetFormat format() {
    return new ConlluFormat();
  }

  @Override
  protected List<FormatFixture> fixtures() {
    return List.of(
        FormatFixture.text("sentences", "two.conllu", SENTENCES),
        FormatFixture.text("many", "many.conllu", SENTENCES.repeat(60)));
  }
}
