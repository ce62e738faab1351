package org.genera.images;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/** Writes PNG files. */
public final class PngOutput {

  private static final String TREE = "javax_imageio_png_1.0";

  private PngOutput() {}

  /**
   * Writes a picture.
   *
   * @param image the picture
   * @param texts what the file carries beside it, by keyword
   * @param path a file that does not exist yet
   * @throws GeneraException {@link StandardError#INPUT_OUTPUT} if it cannot be written
   */
  public static void write(BufferedImage image, Map<String, String> texts, Path path) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    File file = path.toFile();
    try (ImageOutputStream out = new FileImageOutputStream(file)) {
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata(writer, image, texts)));
    } catch (IOException e) {
      throw new GeneraException(
          StandardError.INPUT_OUTPUT, "'" + path + "' cannot be written: " + e + ".", e);
    } finally {
      writer.dispose();
    }
  }

  private static IIOMetadata metadata(
      ImageWriter writer, BufferedImage image, Map<String, String> texts) throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    if (!texts.isEmpty()) {
      IIOMetadataNode chunk = new IIOMetadataNode("tEXt");
      texts.forEach(
          (keyword, text) -> {
            IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
            entry.setAttribute("keyword", keyword);
            entry.setAttribute("value", text);
            chunk.appendChild(entry);
          });
      IIOMetadataNode root = new IIOMetadataNode(TREE);
      root.appendChild(chunk);
      metadata.mergeTree(TREE, root);
    }
    return metadata;
  }
}
