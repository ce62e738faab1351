package org.genera.sequences.fasta;

import java.util.List;
import org.genera.api.data.DatasetFormat;
import org.genera.testkit.DatasetFormatContract;
import org.genera.testkit.FormatFixture;

class FastaContractTest extends DatasetFormatContract {

  @Override
  protected DatasetFormat format() {
    return new FastaFormat();
  }

  @Override
  protected List<FormatFixture> fixtures() {
    return List.of(
        FormatFixture.text(
            "described", "a.fasta", ">a one\nACGT\nAC-N*\n>b\n\n>c  two three\nacgt\n"),
        FormatFixture.text("bare", "b.fa", ">x\n" + "MKV".repeat(50) + "\n>y\nM\n"),
        FormatFixture.text("many", "c.fna", ">s\nACGTACGT\n>t\nTT\n".repeat(80)));
  }
}
