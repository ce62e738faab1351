package org.genera.vae;

import java.util.Set;
import java.util.stream.Collectors;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;

/**
 * The tensors of one of several models in a file: their names begin with the part's.
 *
 * @param whole the file
 * @param header of the part
 * @param prefix of its names
 */
record ArchivePart(ModelArchive whole, ModelHeader header, String prefix) implements ModelArchive {

  @Override
  public Set<String> tensors() {
    return whole.tensors().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .collect(Collectors.toSet());
  }

  @Override
  public int[] shape(String name) {
    return whole.shape(prefix + name);
  }

  @Override
  public double[] doubles(String name, int... shape) {
    return whole.doubles(prefix + name, shape);
  }

  @Override
  public float[] floats(String name, int... shape) {
    return whole.floats(prefix + name, shape);
  }

  @Override
  public long[] longs(String name, int... shape) {
    return whole.longs(prefix + name, shape);
  }

  @Override
  public String text(String name) {
    return whole.text(prefix + name);
  }

  /** Writes tensors under names that begin with a prefix. */
  record Writer(ModelArchiveWriter whole, String prefix) implements ModelArchiveWriter {

    @Override
    public void doubles(String name, double[] values, int... shape) {
      whole.doubles(prefix + name, values, shape);
    }

    @Override
    public void floats(String name, float[] values, int... shape) {
      whole.floats(prefix + name, values, shape);
    }

    @Override
    public void longs(String name, long[] values, int... shape) {
      whole.longs(prefix + name, values, shape);
    }

    @Override
    public void text(String name, String text) {
      whole.text(prefix + name, text);
    }
  }
}
