package org.genera.csv.arff;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.genera.api.data.DataSource;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.TextFile;
import org.genera.csv.infer.TableOpener;
import org.genera.csv.table.MissingMarks;

/** ARFF, the attribute-relation file format of Weka: dense rows, read only. */
public final class ArffFormat implements DatasetFormat {

  private static final MissingMarks QUESTION_MARK = new MissingMarks(List.of("?"));

  /** The format. */
  public ArffFormat() {}

  @Override
  public String name() {
    return "arff";
  }

  @Override
  public String description() {
    return "attribute-relation files of Weka, dense rows, read only";
  }

  @Override
  public List<String> suffixes() {
    return List.of("arff");
  }

  @Override
  public Detection detect(DataSource source) {
    boolean declared =
        new String(source.head(), StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("%"))
            .findFirst()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("@relation"))
            .isPresent();
    if (declared) {
      return Detection.CONTENT;
    }
    boolean named = source.location().toLowerCase(Locale.ROOT).endsWith(".arff");
    return named && source.path().isPresent() ? Detection.SUFFIX : Detection.NO;
  }

  @Override
  public OpenedDataset open(OpenRequest request) {
    ArffTable table = ArffTable.of(TextFile.of(request.source()));
    TableOpener opener =
        new TableOpener(table, request, QUESTION_MARK, List.of("kinds: declared in the header"));
    return request.schema().isPresent()
        ? opener.wanted(request.schema().get())
        : opener.declared(table.attributes().stream().map(ArffAttribute::column).toList());
  }
}
