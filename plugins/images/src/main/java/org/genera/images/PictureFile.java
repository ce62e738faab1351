package org.genera.images;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * A file with one picture: PNG, JPEG or BMP. Sizes are read and checked before pixels are.
 *
 * @param name what messages call it
 * @param path where it lies
 */
public record PictureFile(String name, Path path) {

  private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp");
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "bmp");
  private static final long MOST_PIXELS = 1L << 26;

  /**
   * What the head of a file says.
   *
   * @param width in pixels
   * @param height in pixels
   * @param grey whether it has no colours
   */
  public record Header(int width, int height, boolean grey) {}

  /**
   * Whether a file is called like a picture.
   *
   * @param fileName the last part of its path
   * @return true for .png, .jpg, .jpeg and .bmp
   */
  public static boolean isNamedLikeOne(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 && ENDINGS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** Work on an open file. */
  private interface Work<T> {
    T on(ImageReader reader) throws IOException;
  }

  /**
   * Reads the head.
   *
   * @return sizes and kind
   * @throws GeneraException {@link StandardError#INVALID_DATA} if it is no picture that can be read
   *     or too large
   */
  public Header header() {
    return read(
        reader -> {
          int width = reader.getWidth(0);
          int height = reader.getHeight(0);
          if ((long) width * height > MOST_PIXELS) {
            throw invalid(
                "it has " + width + " x " + height + " pixels, more than 2^26; make it smaller");
          }
          return new Header(width, height, isGrey(reader));
        });
  }

  private static boolean isGrey(ImageReader reader) throws IOException {
    ColorModel model = reader.getImageTypes(0).next().getColorModel();
    if (model instanceof IndexColorModel palette) {
      for (int i = 0; i < palette.getMapSize(); i++) {
        int red = palette.getRed(i);
        if (red != palette.getGreen(i) || red != palette.getBlue(i)) {
          return false;
        }
      }
      return true;
    }
    return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  /**
   * Reads the picture; {@link #header} has checked its size.
   *
   * @return all of it
   * @throws GeneraException {@link StandardError#INVALID_DATA} if it is damaged
   */
  public BufferedImage image() {
    return read(reader -> reader.read(0));
  }

  private <T> T read(Work<T> work) {
    if (!Files.isRegularFile(path)) {
      throw new GeneraException(
          StandardError.NO_DATA, "There is no file '" + name + "'; check the path.");
    }
    try (ImageInputStream in = new FileImageInputStream(path.toFile())) {
      ImageReader reader = reader(in);
      try {
        reader.setInput(in, true, true);
        return work.on(reader);
      } finally {
        reader.dispose();
      }
    } catch (GeneraException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The JDK's decoders throw many kinds of unchecked exceptions at damaged files.
      throw invalid("it is damaged, or of a kind that is not read (" + e + ")");
    }
  }

  private ImageReader reader(ImageInputStream in) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        return reader;
      }
      reader.dispose();
    }
    throw invalid("it is no PNG, JPEG or BMP picture");
  }

  private GeneraException invalid(String why) {
    return new GeneraException(
        StandardError.INVALID_DATA, "'" + name + "' cannot be read: " + why + ".");
  }
}
