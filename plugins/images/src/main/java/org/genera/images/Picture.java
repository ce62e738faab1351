package org.genera.images;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.genera.api.data.ColumnType;

/** Pixels as data sets hold them, from and to those of a picture. */
public final class Picture {

  private static final int OPAQUE = 255;

  private Picture() {}

  /**
   * The values of a picture: channel by channel, row by row. Colours become grey by the luma of
   * ITU-R BT.601, what is transparent lies on white, 16 bits become the upper 8.
   *
   * @param image a picture of that size
   * @param type channels, height and width
   * @return one unsigned byte a value
   */
  public static byte[] values(BufferedImage image, ColumnType.Image type) {
    byte[] values = new byte[type.size()];
    boolean plainGrey =
        image.getRaster().getNumBands() <= 2 && !(image.getColorModel() instanceof IndexColorModel);
    int size = type.height() * type.width();
    for (int y = 0; y < type.height(); y++) {
      for (int x = 0; x < type.width(); x++) {
        int at = y * type.width() + x;
        if (plainGrey) {
          byte grey = (byte) grey(image.getRaster(), x, y);
          for (int c = 0; c < type.channels(); c++) {
            values[c * size + at] = grey;
          }
        } else {
          put(onWhite(image.getRGB(x, y)), values, at, size, type.channels());
        }
      }
    }
    return values;
  }

  /** Read past the colour model, which takes grey values for linear light and changes them. */
  private static int grey(Raster raster, int x, int y) {
    int grey = eightBits(raster, x, y, 0);
    if (raster.getNumBands() == 1) {
      return grey;
    }
    return over(grey, eightBits(raster, x, y, 1));
  }

  private static int eightBits(Raster raster, int x, int y, int band) {
    int bits = raster.getSampleModel().getSampleSize(band);
    int sample = raster.getSample(x, y, band);
    return bits >= 8 ? sample >> (bits - 8) : sample * OPAQUE / ((1 << bits) - 1);
  }

  private static int onWhite(int argb) {
    int alpha = argb >>> 24;
    if (alpha == OPAQUE) {
      return argb;
    }
    return over(argb >> 16 & 0xff, alpha) << 16
        | over(argb >> 8 & 0xff, alpha) << 8
        | over(argb & 0xff, alpha);
  }

  private static int over(int value, int alpha) {
    return (value * alpha + OPAQUE * (OPAQUE - alpha) + OPAQUE / 2) / OPAQUE;
  }

  private static void put(int rgb, byte[] values, int at, int size, int channels) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    if (channels == 1) {
      values[at] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
    } else {
      values[at] = (byte) red;
      values[size + at] = (byte) green;
      values[2 * size + at] = (byte) blue;
    }
  }

  /**
   * A picture of some values, each of them kept as it is.
   *
   * @param values channel by channel, row by row
   * @param from where they begin
   * @param type channels (1 or 3), height and width
   * @return the picture
   */
  public static BufferedImage of(byte[] values, int from, ColumnType.Image type) {
    BufferedImage image = blank(type.channels(), type.width(), type.height());
    draw(values, from, type, image, 0, 0);
    return image;
  }

  /**
   * A black picture.
   *
   * @param channels 1 or 3
   * @param width in pixels
   * @param height in pixels
   * @return the picture
   */
  public static BufferedImage blank(int channels, int width, int height) {
    int kind = channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
    return new BufferedImage(width, height, kind);
  }

  /**
   * Puts values into a picture.
   *
   * @param values channel by channel, row by row
   * @param from where they begin
   * @param type channels, height and width
   * @param image a picture of as many channels
   * @param left where the values go
   * @param top where the values go
   */
  public static void draw(
      byte[] values, int from, ColumnType.Image type, BufferedImage image, int left, int top) {
    WritableRaster raster = image.getRaster();
    int size = type.height() * type.width();
    for (int c = 0; c < type.channels(); c++) {
      for (int y = 0; y < type.height(); y++) {
        for (int x = 0; x < type.width(); x++) {
          int value = values[from + c * size + y * type.width() + x] & 0xff;
          raster.setSample(left + x, top + y, c, value);
        }
      }
    }
  }

  /**
   * A picture of another size: halved as often as that is possible, then scaled bilinearly, so that
   * every pixel has its share.
   *
   * @param image a picture
   * @param width in pixels
   * @param height in pixels
   * @return the picture itself if it has that size
   */
  public static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage scaled = image;
    if (image.getWidth() != width || image.getHeight() != height) {
      scaled = colours(image);
    }
    while (scaled.getWidth() != width || scaled.getHeight() != height) {
      scaled =
          redrawn(
              scaled,
              Math.max(width, (scaled.getWidth() + 1) / 2),
              Math.max(height, (scaled.getHeight() + 1) / 2));
    }
    return scaled;
  }

  /** Grey values stay as they are, which drawing a grey picture would not see to. */
  private static BufferedImage colours(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    ColumnType.Image type = new ColumnType.Image(3, height, width);
    BufferedImage colours = blank(3, width, height);
    draw(values(image, type), 0, type, colours, 0, 0);
    return colours;
  }

  private static BufferedImage redrawn(BufferedImage image, int width, int height) {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return drawn;
  }
}
