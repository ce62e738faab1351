package org.genera.testkit;

/** Mistakes that a {@link PipesFormat} can be made to make, and the law for each. */
enum FormatFault {
  ROUNDED("numbers are written with six digits", "awkwardCellsAreWrittenAndReadBack"),
  TEXT_UNESCAPED("texts are written as they are", "awkwardCellsAreWrittenAndReadBack"),
  NOTHING_FOR_NO_ROWS("no rows make an empty file", "noRowsAreWrittenAndReadBack"),
  READ_ONCE("a dataset can be read once", "rowsAreTheSameInBlocksOfAnySize"),
  CLOSED_FOR_ALL("the dataset ends when one reader is closed", "aReaderMayBeClosedEarly"),
  ALL_COLUMNS("columns that nobody wants are read too", "columnsAreReadInTheOrderWanted"),
  ROWS_RENUMBERED("every block begins with row 0", "rowsAreTheSameInBlocksOfAnySize"),
  RAW_EXCEPTIONS("damage ends in an exception of Java's own", "damagedFilesAreRefusedOrRead"),
  CLAIMS_EVERYTHING("every file is recognised", "foreignFilesAreNotClaimed"),
  UNEXPLAINED("nothing is said of the columns", "everyColumnIsExplained"),
  LAST_ROW_LOST("the last row is not read", "theCellsAreThoseOfTheFile");

  private final String text;
  private final String law;

  FormatFault(String text, String law) {
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
