/**
 * Tables of text as data: CSV in its dialects, read and written, and ARFF, read.
 *
 * <p>What a column holds is inferred from its cells; the rules are in this plugin's README.
 */
@org.jspecify.annotations.NullMarked
module org.genera.csv {
  requires static org.jspecify;
  requires de.siegmar.fastcsv;
  requires org.genera.api;

  provides org.genera.api.data.DatasetFormat with
      org.genera.csv.CsvFormat,
      org.genera.csv.arff.ArffFormat;
}
