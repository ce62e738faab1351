package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.Updatable;

/**
 * What to say where a model lacks what is asked of it: why, and which other families have it.
 *
 * @param families all families here
 * @param model the model
 * @param type what it lacks
 */
record MissingCapability(
    Registry<ModelFamily> families, Model model, Class<? extends Capability> type) {

  GeneraException error() {
    return new GeneraException(
        StandardError.UNSUPPORTED_CAPABILITY,
        "This model (family '"
            + model.header().family()
            + "') "
            + (modelsLabelOnly()
                ? "models p(y | x) only, not p(x): it lacks the capability '"
                : "lacks the capability '")
            + Capability.nameOf(type)
            + "'"
            + remedy());
  }

  private String remedy() {
    Optional<String> why = model.whyLacking(type);
    if (why.isEmpty() && !has(model.header().family())) {
      return ". " + able(families, type);
    }
    List<String> others = names(families, type);
    others.remove(model.header().family());
    return (why.isPresent() ? ": " + why.get() + "." : ", which others of its family have.")
        + (others.isEmpty()
            ? ""
            : " Other families that have it: " + String.join(", ", others) + ".");
  }

  private boolean has(String family) {
    return names(families, type).contains(family);
  }

  /** Families that only classify have no model of the features. */
  private boolean modelsLabelOnly() {
    return type != Updatable.class
        && families
            .find(model.header().family())
            .filter(family -> family.capabilities().equals(Set.of(Classifier.class)))
            .isPresent();
  }

  /** The error where a model has none of several capabilities that would serve. */
  static GeneraException ofAll(
      Registry<ModelFamily> families, Model model, List<Class<? extends Capability>> types) {
    List<String> has =
        families
            .find(model.header().family())
            .map(
                family ->
                    family.capabilities().stream()
                        .filter(type -> model.capability(type).isPresent())
                        .map(Capability::nameOf)
                        .sorted()
                        .toList())
            .orElse(List.of());
    return new GeneraException(
        StandardError.UNSUPPORTED_CAPABILITY,
        "This model (family '"
            + model.header().family()
            + "') has neither the capability "
            + types.stream()
                .map(
                    type ->
                        "'"
                            + Capability.nameOf(type)
                            + "' (families: "
                            + listed(families, type)
                            + ")")
                .collect(Collectors.joining(" nor "))
            + "."
            + (has.isEmpty() ? "" : " It has: " + String.join(", ", has) + "."));
  }

  private static String listed(Registry<ModelFamily> families, Class<? extends Capability> type) {
    List<String> names = names(families, type);
    return names.isEmpty() ? "none here" : String.join(", ", names);
  }

  /** A sentence that says which families have a capability. */
  static String able(Registry<ModelFamily> families, Class<? extends Capability> type) {
    List<String> names = names(families, type);
    return names.isEmpty()
        ? "No family here has it."
        : "Families that have it: " + String.join(", ", names) + ".";
  }

  private static List<String> names(
      Registry<ModelFamily> families, Class<? extends Capability> type) {
    return new ArrayList<>(
        families.all().stream()
            .filter(family -> family.capabilities().contains(type))
            .map(ModelFamily::name)
            .toList());
  }
}
