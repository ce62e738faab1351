package org.genera.testkit;

/** Mistakes that families of the tests can be made to make. */
enum Fault {
  WRONG_NORMALISER("a density without its factor of 2π"),
  LOST_WEIGHT("weights are not looked at"),
  ORDER_DEPENDENT_SUM("one sum goes on from block to block"),
  LEAKED_LABEL("the classifier looks at the label that it is to find"),
  LEAKED_COLUMN("columns are taken by position, identifiers among them"),
  THREAD_DEPENDENT_CHANCE("a random stream is numbered by the threads"),
  UNSAVED_PARAMETER("covariances are left out of the file"),
  WRONG_CONDITIONAL_MEAN("missing cells are filled with the mean of their column"),
  WRONG_CONDITIONAL_VARIANCE("missing cells are drawn with the variance of their column"),
  NAN_SWALLOWED("nobody looks whether numbers are finite"),
  CORRELATION_NOT_SAMPLED("columns are sampled independently"),
  MISSING_AS_ZERO("training takes a missing cell for zero"),
  MISSING_AT_ITS_MEAN("scoring puts the mean in place of a missing cell"),
  FALLING_OBJECTIVE("the second step goes astray"),
  UNDECLARED_CAPABILITY("the gradient is there but not declared"),
  ABSENT_CAPABILITY("a classifier is declared but not there"),
  WRONG_GRADIENT("the gradient points downhill"),
  DEAF_TO_CANCELLATION("nobody looks at the cancellation flag"),
  SHARED_RANDOMNESS("samples come from a stream of the model's own"),
  UNNORMALISED_CLASSES("class probabilities do not sum to 1"),
  CLASSES_SWAPPED("probabilities are in another order than the classes"),
  UNLABELLED_AS_A_CLASS("a row without a label counts as the first class"),
  BATCH_DEPENDENT("rows are centred by the batch that they come in"),
  FAR_ROWS_OVERFLOW("scores of far rows are infinite"),
  FIRST_COLUMN_FAVOURED("the first column counts twice");

  private final String text;

  Fault(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
