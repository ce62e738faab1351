package org.genera.naivebayes;

import java.util.Set;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelHeader;
import org.genera.core.file.ModelFile;

/** The content of a model file in which a text was exchanged. */
record ForgedArchive(ModelArchive archive, String name, String forged) implements ModelArchive {

  static ForgedArchive of(Model model) {
    ModelArchive archive =
        ModelFile.fromBytes(ModelFile.toBytes(model), "forged", family -> Fixture.FAMILY.options());
    return new ForgedArchive(archive, "", "");
  }

  ForgedArchive withText(String changed, String text) {
    return new ForgedArchive(archive, changed, text);
  }

  @Override
  public ModelHeader header() {
    return archive.header();
  }

  @Override
  public Set<String> tensors() {
    return archive.tensors();
  }

  @Override
  public int[] shape(String tensor) {
    return archive.shape(tensor);
  }

  @Override
  public double[] doubles(String tensor, int... shape) {
    return archive.doubles(tensor, shape);
  }

  @Override
  public float[] floats(String tensor, int... shape) {
    return archive.floats(tensor, shape);
  }

  @Override
  public long[] longs(String tensor, int... shape) {
    return archive.longs(tensor, shape);
  }

  @Override
  public String text(String of) {
    return of.equals(name) ? forged : archive.text(of);
  }
}
