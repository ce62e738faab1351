package org.genera.bench;

/**
 * What came of training an autoencoder and estimating log p(x) of pictures that it has not seen.
 *
 * @param trainingSeconds by the clock
 * @param scoringSeconds by the clock
 * @param logLikelihood the mean importance-weighted estimate, in nats a picture
 * @param peakBytes the most memory that the process held; 0 where it is not told
 */
record Likelihood(
    double trainingSeconds, double scoringSeconds, double logLikelihood, long peakBytes) {

  /** One line, as a process tells another. */
  String toLine() {
    return trainingSeconds + " " + scoringSeconds + " " + logLikelihood + " " + peakBytes;
  }

  static Likelihood parse(String line) {
    String[] fields = line.strip().split(" ");
    return new Likelihood(
        Double.parseDouble(fields[0]),
        Double.parseDouble(fields[1]),
        Double.parseDouble(fields[2]),
        Long.parseLong(fields[3]));
  }
}
