package org.genera.likelihoods.text;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.TextVector;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;

/**
 * Counts in how many texts of a block each term is. A row of the result is a term of a text column;
 * the row without a term has the weight of all texts.
 */
public final class TermTask implements BlockTask {

  static final int COLUMN = 0;
  static final int TERM = 1;
  static final int WEIGHT = 2;

  private static final Schema RESULT =
      Schema.of(
          Column.whole("column"),
          new Column("term", new ColumnType.Text(), Role.FEATURE),
          Column.real("weight"));

  private final List<String> columns;
  private final TokenRules rules;

  /**
   * The task.
   *
   * @param spec its schema has text columns, and a weight or none
   */
  public TermTask(TaskSpec spec) {
    columns = textColumns(spec.schema()).stream().map(Column::name).toList();
    rules = TokenRules.of(spec.options());
  }

  /**
   * The features that hold texts.
   *
   * @param schema some columns
   * @return those of them
   */
  public static List<Column> textColumns(Schema schema) {
    return schema.features().stream()
        .filter(column -> column.type() instanceof ColumnType.Text)
        .toList();
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    List<DocumentCounts> counts = new ArrayList<>();
    double[] weights = block.weights();
    for (String column : columns) {
      TextVector texts = (TextVector) block.column(column);
      counts.add(count(texts, weights));
    }
    return result(counts);
  }

  private DocumentCounts count(TextVector texts, double[] weights) {
    DocumentCounts counts = new DocumentCounts();
    Tokeniser tokeniser = new Tokeniser(rules);
    for (int row = 0; row < texts.size(); row++) {
      String text = texts.values()[row];
      if (text != null && weights[row] > 0) {
        counts.count(text, weights[row], tokeniser);
      }
    }
    return counts;
  }

  static Batch result(List<DocumentCounts> counts) {
    int size = counts.stream().mapToInt(of -> of.size() + 1).sum();
    BatchBuilder result = new BatchBuilder(RESULT, size);
    for (int c = 0; c < counts.size(); c++) {
      DocumentCounts of = counts.get(c);
      result.whole(COLUMN, c);
      result.number(WEIGHT, of.total());
      result.endRow();
      for (int id = 0; id < of.size(); id++) {
        result.whole(COLUMN, c);
        result.text(TERM, of.term(id));
        result.number(WEIGHT, of.weight(id));
        result.endRow();
      }
    }
    return result.build(0);
  }
}
