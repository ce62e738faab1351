package org.genera.hmm.structure;

import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.option.Options;
import org.genera.hmm.durations.DurationModel;

/** The structure that options ask for. */
public final class StructureChoice {

  private final Options options;
  private final Optional<TransitionsFile> file;

  /**
   * Reads what is in files.
   *
   * @param options the family's options
   */
  public StructureChoice(Options options) {
    this.options = options;
    file = options.find(StructureOptions.TRANSITIONS_FILE).map(TransitionsFile::read);
  }

  /**
   * How many states the options imply beside saying so.
   *
   * @return that of the file, or of the tied states, if there are any
   */
  public Optional<Integer> states() {
    return file.map(TransitionsFile::states)
        .or(() -> options.find(StructureOptions.TIED).map(List::size));
  }

  /**
   * The structure.
   *
   * @param names of the states
   * @return one in which every state can be reached
   * @throws GeneraException for what no chain can be
   */
  public Structure of(List<String> names) {
    Structure shape = Topology.of(names.size(), options);
    Structure fixed = file.map(read -> read.fix(shape, names)).orElse(shape);
    Structure structure = Lasting.of(fixed, DurationModel.of(options), names);
    new Reachability(structure, names).require();
    requireSticky(structure);
    return structure;
  }

  private void requireSticky(Structure structure) {
    boolean possible = false;
    for (int i = 0; i < structure.states(); i++) {
      double[] row = structure.row(i);
      boolean free = Structure.isFree(row[i]);
      row[i] = 0;
      for (double entry : row) {
        possible |= free && Structure.isFree(entry);
      }
    }
    if (!possible && options.get(StructureOptions.STICKINESS) > 0) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'stickiness' has no effect where no state is free to stay or to leave; leave it"
              + " out.");
    }
  }
}
