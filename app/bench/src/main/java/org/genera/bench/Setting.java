package org.genera.bench;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is measured on, and beside whom.
 *
 * @param data the folder of the arrays
 * @param scikitLearn if it is there
 * @param smile if it is there
 * @param torch if it is there
 */
record Setting(
    Path data,
    Optional<ScikitLearn> scikitLearn,
    Optional<Smile> smile,
    Optional<LibTorch> torch) {}
