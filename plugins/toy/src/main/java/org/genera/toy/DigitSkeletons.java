package org.genera.toy;

import java.util.List;

/** How people write digits: one or two skeletons each, in a box of 100 x 100 with y downwards. */
final class DigitSkeletons {

  private static final List<List<StrokePath>> BY_DIGIT =
      List.of(
          variants("M 50 10 C 20 12 20 88 50 90 C 80 88 80 12 50 10"),
          variants("M 50 10 L 50 90", "M 34 28 L 52 10 L 52 90"),
          variants("M 27 30 C 30 4 74 4 72 34 C 71 52 40 70 26 90 L 76 90"),
          variants(
              "M 28 20 C 40 4 74 8 70 30 C 68 44 54 48 44 48"
                  + " C 58 48 76 54 74 70 C 72 94 34 94 26 78"),
          variants("M 62 90 L 62 10 L 24 64 L 78 64", "M 32 12 L 26 54 L 76 54 M 66 16 L 62 90"),
          variants("M 70 12 L 36 12 L 32 46 C 48 36 76 42 74 66 C 72 94 38 94 26 80"),
          variants("M 66 12 C 40 20 26 46 28 68 C 30 96 72 96 72 68 C 72 44 36 42 29 66"),
          variants(
              "M 26 12 L 74 12 C 60 36 50 60 44 90",
              "M 26 12 L 74 12 C 60 36 50 60 44 90 M 36 50 L 66 50"),
          variants(
              "M 50 48 C 24 38 28 10 50 10 C 72 10 76 38 50 48"
                  + " C 22 58 22 90 50 90 C 78 90 78 58 50 48"),
          variants("M 70 34 C 68 58 30 58 30 32 C 30 4 72 4 70 34 C 70 56 66 74 58 90"));

  private DigitSkeletons() {}

  static List<StrokePath> of(int digit) {
    return BY_DIGIT.get(digit);
  }

  private static List<StrokePath> variants(String... pathData) {
    return java.util.Arrays.stream(pathData).map(StrokePath::parse).toList();
  }
}
