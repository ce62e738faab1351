package org.genera.testkit;

/** Mistakes that a {@link FaultyEngine} makes, and the law that is there for each. */
enum EngineFault {
  SUM_IN_ORDER("blocks are summed one after the other", "sumsAreThoseOfTheCanonicalTree"),
  BLOCKS_OF_OWN_SIZE("blocks have another size", "sumsAreThoseOfTheCanonicalTree"),
  ALL_COLUMNS("tasks see all columns of the data", "tasksSeeTheirColumnsOnly"),
  OWN_SEED("random streams have a seed of their own", "everyBlockHasARandomStreamOfItsOwn"),
  LAST_FIRST("results leave from the last to the first", "resultsComeInTheOrderOfTheRows"),
  ERRORS_SWALLOWED("a block that fails adds nothing", "theErrorOfATaskComesThrough"),
  DEAF_TO_CANCELLATION("nobody looks at the cancellation flag", "cancellationEndsThePass"),
  READERS_LEFT_OPEN("readers are not closed", "readersAreClosed"),
  READERS_LEFT_OPEN_AFTER_ERRORS("readers are not closed after errors", "readersAreClosed"),
  DEAD_AFTER_AN_ERROR("nothing runs after an error", "anEngineGoesOnAfterAnError");

  private final String text;
  private final String law;

  EngineFault(String text, String law) {
    this.text = text;
    this.law = law;
  }

  String text() {
    return text;
  }

  String law() {
    return law;
  }
}
