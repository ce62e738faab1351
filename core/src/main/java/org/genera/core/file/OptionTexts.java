package org.genera.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.core.data.Sha256;

/** The texts of options for a model file: the digest of what a path held instead of the path. */
final class OptionTexts {

  private static final String DIGEST = "sha256:";

  private OptionTexts() {}

  static Map<String, String> of(Options options) {
    Map<String, String> texts = new TreeMap<>();
    options.effective().forEach((key, text) -> texts.put(key, text(options, key, text)));
    return texts;
  }

  private static String text(Options options, String key, String text) {
    for (Option<?> option : options.declared()) {
      boolean own =
          option.isPerColumn() ? key.startsWith(option.name() + ".") : key.equals(option.name());
      // A model that was read from a file and is saved again has the digest already.
      if (own && !text.startsWith(DIGEST) && option.parse(text) instanceof Path path) {
        return digest(key, path);
      }
    }
    return text;
  }

  private static String digest(String key, Path path) {
    MessageDigest digest = Sha256.start();
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        if (!file.equals(path)) {
          digest.update((path.relativize(file) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        add(digest, file);
      }
    } catch (IOException e) {
      throw new GeneraException(
          StandardError.INPUT_OUTPUT,
          "Option '" + key + "': cannot read '" + path + "' again for the model file: " + e + ".",
          e);
    }
    return DIGEST + HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file);
        OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      content.transferTo(sink);
    }
  }
}
