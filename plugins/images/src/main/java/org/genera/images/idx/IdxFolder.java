package org.genera.images.idx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * A folder with the files of the MNIST database or of one like it: {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte} and the same with {@code t10k} or {@code test}, compressed or
 * not.
 *
 * @param files by part and content, such as "train images"
 */
record IdxFolder(TreeMap<String, Path> files) {

  private static final Pattern NAME =
      Pattern.compile("(train|t10k|test)-(images|labels)[-.]idx\\d-ubyte(\\.gz)?");

  /** The files of a folder; none where it has no such files. */
  static IdxFolder of(Path folder) {
    TreeMap<String, Path> files = new TreeMap<>();
    for (Path file : list(folder)) {
      Matcher name = NAME.matcher(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT));
      if (name.matches()) {
        String part = name.group(1).equals("train") ? "train" : "test";
        Path other = files.putIfAbsent(part + " " + name.group(2), file);
        if (other != null) {
          throw new GeneraException(
              StandardError.INVALID_DATA,
              "'"
                  + other
                  + "' and '"
                  + file
                  + "' are both the "
                  + name.group(2)
                  + " of the part '"
                  + part
                  + "'; take one away.");
        }
      }
    }
    return new IdxFolder(files);
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new GeneraException(
          StandardError.NO_DATA, "'" + folder + "' cannot be read: " + e.getMessage() + ".", e);
    }
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** The images of a part. */
  Path images(String part, String name) {
    return find(part, "images")
        .orElseThrow(
            () ->
                new GeneraException(
                    StandardError.NO_DATA,
                    "'"
                        + name
                        + "' has no images of the part '"
                        + part
                        + "'; it has: "
                        + String.join(", ", files.keySet())
                        + "."));
  }

  Optional<Path> labels(String part) {
    return find(part, "labels");
  }

  private Optional<Path> find(String part, String content) {
    return Optional.ofNullable(files.get(part + " " + content));
  }
}
