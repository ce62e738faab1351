package org.genera.api.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where data lie: a file, a directory, or something that only the format understands.
 *
 * @param location what the user typed after {@code FORMAT:} and before {@code ?}; for standard
 *     input {@code -}
 * @param path the file or directory, where the location is one (standard input is one, spooled);
 *     empty for data that a format makes itself
 * @param head the first bytes of the file, at most 64 KiB, for detection; empty for a directory
 */
public record DataSource(String location, Optional<Path> path, byte[] head) {}
