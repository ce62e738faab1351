package org.genera.testkit;

/** Mistakes that a {@link PlainSampler} can be made to make, and the law for each. */
enum SamplerFault {
  ONE_STREAM_FOR_ALL_BLOCKS("every block is drawn from the same stream", "rowsAreIndependent"),
  OWN_SEED("the seed is not looked at", "anotherSeedGivesOtherRows"),
  THREAD_DEPENDENT("the random stream is numbered by the threads", "theSameSeedGivesTheSameRows"),
  NOT_ENOUGH_ROWS("the last row is left out", "thereAreAsManyRowsAsWereAskedFor"),
  INCOMPLETE("some cells stay missing", "rowsAreComplete"),
  MISCOUNTED("the report counts one row too few", "theReportCounts"),
  GIVEN_IGNORED("given values are neither kept nor refused", "whatIsGivenIsKeptOrRefused"),
  WRONG_DISTRIBUTION("rows are drawn twice as wide", "samplesAgreeWithTheDensity"),
  DEAF_TO_CANCELLATION("nobody looks at the cancellation flag", "cancellationEndsTheWork"),
  CAPABILITY_UNCHECKED(
      "the model's capability is not looked at", "aModelThatLacksWhatIsRequiredIsRefused");

  private final String text;
  private final String law;

  SamplerFault(String text, String law) {
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
