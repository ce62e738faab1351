/**
 * Series in files of their own kinds: plain text, tagged sentences (CoNLL-U), biological sequences
 * (FASTA) and JSON lines.
 */
@org.jspecify.annotations.NullMarked
module org.genera.sequences {
  requires static org.jspecify;
  requires org.genera.api;
  requires tools.jackson.core;

  provides org.genera.api.data.DatasetFormat with
      org.genera.sequences.text.SymbolTextFormat,
      org.genera.sequences.conllu.ConlluFormat,
      org.genera.sequences.fasta.FastaFormat,
      org.genera.sequences.jsonl.JsonLinesFormat;
}
