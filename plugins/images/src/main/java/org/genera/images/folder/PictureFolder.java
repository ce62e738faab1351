package org.genera.images.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Detection;
import org.genera.images.PictureFile;

/**
 * The pictures of a folder: those that lie in it have no class, those in a folder of it the class
 * that the folder is named after. Links are not followed, what is hidden is left alone.
 *
 * @param entries in the order of their file names, then of their classes
 * @param classes the classes, numbers by value, else by name; those of empty folders too
 * @param others how many files and folders were left alone
 */
record PictureFolder(List<Entry> entries, List<String> classes, int others) {

  private static final int LONGEST_NUMBER = 18;

  /**
   * A picture.
   *
   * @param file where it lies
   * @param code its class, -1 where it has none
   * @param name its path in the folder, with slashes
   */
  record Entry(PictureFile file, int code, String name) {}

  static PictureFolder of(Path folder, String name) {
    List<Path> inside = list(folder);
    List<String> classes =
        inside.stream()
            .filter(PictureFolder::isFolder)
            .map(PictureFolder::lastName)
            .sorted(order(inside))
            .toList();
    List<Entry> entries = new ArrayList<>();
    int others = add(inside, -1, "", name, entries);
    for (int code = 0; code < classes.size(); code++) {
      List<Path> own = list(folder.resolve(classes.get(code)));
      others += add(own, code, classes.get(code) + "/", name, entries);
      others += (int) own.stream().filter(PictureFolder::isFolder).count();
    }
    entries.sort(
        Comparator.comparing((Entry entry) -> lastName(entry.file().path()))
            .thenComparing(Entry::code));
    return new PictureFolder(List.copyOf(entries), classes, others);
  }

  private static int add(
      List<Path> files, int code, String within, String root, List<Entry> entries) {
    int others = 0;
    for (Path path : files) {
      String own = within + lastName(path);
      if (isPicture(path)) {
        entries.add(new Entry(new PictureFile(root + "/" + own, path), code, own));
      } else if (!isFolder(path)) {
        others++;
      }
    }
    return others;
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> !lastName(path).startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw new GeneraException(
          StandardError.NO_DATA, "'" + folder + "' cannot be read: " + e + ".", e);
    }
  }

  private static Comparator<String> order(List<Path> inside) {
    boolean numbers =
        inside.stream()
            .filter(PictureFolder::isFolder)
            .map(PictureFolder::lastName)
            .allMatch(name -> name.matches("\\d{1," + LONGEST_NUMBER + "}"));
    return numbers
        ? Comparator.<String>comparingLong(Long::parseLong).thenComparing(name -> name)
        : Comparator.naturalOrder();
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static String lastName(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** How sure it is that a folder is one of pictures, found out without reading them. */
  static Detection detect(Path folder) {
    List<Path> inside = list(folder);
    boolean pictures =
        inside.stream().anyMatch(PictureFolder::isPicture)
            || inside.stream()
                .filter(PictureFolder::isFolder)
                .anyMatch(own -> list(own).stream().anyMatch(PictureFolder::isPicture));
    if (pictures) {
      return Detection.SUFFIX;
    }
    return inside.stream().allMatch(PictureFolder::isFolder) ? Detection.PLAUSIBLE : Detection.NO;
  }

  private static boolean isPicture(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        && PictureFile.isNamedLikeOne(lastName(path));
  }
}
