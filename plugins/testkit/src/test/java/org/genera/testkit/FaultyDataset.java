package org.genera.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;

/** Rows that are read wrongly. */
record FaultyDataset(Dataset all, Set<FormatFault> faults, AtomicBoolean isOver)
    implements Dataset {

  FaultyDataset(Dataset all, Set<FormatFault> faults) {
    this(all, faults, new AtomicBoolean());
  }

  @Override
  public Schema schema() {
    return all.schema();
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    return all.splits(request);
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    boolean whole = faults.contains(FormatFault.ALL_COLUMNS);
    BatchReader reader =
        all.read(split, whole ? ReadRequest.all().blockRows(request.blockRows()) : request);
    return new BatchReader() {
      private boolean isAtTheEnd;

      @Override
      public Optional<Batch> next() {
        Optional<Batch> next = isOver.get() ? Optional.empty() : reader.next();
        isAtTheEnd = next.isEmpty();
        return faults.contains(FormatFault.ROWS_RENUMBERED) ? next.map(rows -> rows.at(0)) : next;
      }

      @Override
      public void close() {
        reader.close();
        boolean ends =
            faults.contains(FormatFault.READ_ONCE)
                || (faults.contains(FormatFault.CLOSED_FOR_ALL) && !isAtTheEnd);
        if (ends) {
          isOver.set(true);
        }
      }
    };
  }
}
