package org.genera.core;

import java.util.Set;
import java.util.TreeSet;
import org.genera.api.NearestName;
import org.genera.api.ProgressListener;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.SeriesVector;

/** The columns that name steps, of which it is not known how they go on. */
final class LackingNames {

  private final Set<String> lacking = new TreeSet<>();

  /** Looks at steps to come. */
  void look(Batch ahead) {
    String series = ahead.schema().requireSeries().name();
    Batch steps = ((SeriesVector) ahead.column(series)).steps();
    for (Column column : steps.schema().columns()) {
      for (int t = 0; t < steps.rows() && column.role() == Role.ID; t++) {
        if (steps.column(column.name()).isMissing(t)) {
          lacking.add(column.name());
        }
      }
    }
  }

  /** Says why they are empty, if there are any. */
  void tell(ProgressListener listener) {
    if (!lacking.isEmpty()) {
      listener.warning(
          "What comes in "
              + NearestName.listed(lacking)
              + " is left empty: it has not risen by the same from step to step so far, as trading"
              + " days do not. The column step counts the steps ahead.");
    }
  }
}
