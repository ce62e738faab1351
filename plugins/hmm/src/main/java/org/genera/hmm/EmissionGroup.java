package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Column;
import org.genera.likelihoods.LikelihoodType;

/**
 * Columns of a step that have one emission together.
 *
 * @param type of the emission
 * @param columns one or more
 */
record EmissionGroup(LikelihoodType type, List<Column> columns) {

  /** Puts columns together whose likelihood joins them, in the order of the first of each group. */
  static List<EmissionGroup> of(List<Column> features, List<LikelihoodType> types) {
    List<EmissionGroup> groups = new ArrayList<>();
    for (int j = 0; j < types.size(); j++) {
      Column column = features.get(j);
      LikelihoodType type = types.get(j);
      groups.stream()
          .filter(group -> type.joins(column) && group.type.equals(type))
          .findFirst()
          .orElseGet(() -> added(groups, type))
          .columns
          .add(column);
    }
    return groups;
  }

  /** Each column by itself. */
  static List<EmissionGroup> each(List<Column> features, List<LikelihoodType> types) {
    List<EmissionGroup> groups = new ArrayList<>();
    for (int j = 0; j < types.size(); j++) {
      added(groups, types.get(j)).columns.add(features.get(j));
    }
    return groups;
  }

  private static EmissionGroup added(List<EmissionGroup> groups, LikelihoodType type) {
    EmissionGroup group = new EmissionGroup(type, new ArrayList<>());
    groups.add(group);
    return group;
  }
}
