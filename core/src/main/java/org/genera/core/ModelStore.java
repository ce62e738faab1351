package org.genera.core;

import jakarta.inject.Inject;
import java.nio.file.Path;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.core.data.OutputFile;
import org.genera.core.file.ModelFile;
import org.genera.core.plugin.PluginContext;

/** Saves models and loads them by the family that is named in their file. */
final class ModelStore {

  private final Registry<ModelFamily> families;

  @Inject
  ModelStore(Registry<ModelFamily> families) {
    this.families = families;
  }

  void save(Model model, Path path, boolean overwrite) {
    OutputFile.check(path.toString(), overwrite);
    PluginContext.run(model, () -> ModelFile.write(model, path));
  }

  Model load(Path path) {
    ModelArchive archive = ModelFile.read(path, family -> reader(path, family).options());
    ModelFamily family = families.get(archive.header().family());
    try {
      return PluginContext.call(family, () -> family.read(archive));
    } catch (GeneraException e) {
      throw named(path, e);
    }
  }

  /** Families do not know what the file is called. */
  private static GeneraException named(Path path, GeneraException e) {
    String message = String.valueOf(e.getMessage());
    boolean names =
        e.code() != StandardError.INVALID_MODEL_FILE || message.contains(path.toString());
    return names ? e : new GeneraException(e.code(), path + ": " + message, e);
  }

  private ModelFamily reader(Path path, String family) {
    try {
      return families.get(family);
    } catch (GeneraException e) {
      throw new GeneraException(
          StandardError.PLUGIN_LOAD,
          "'"
              + path
              + "' is a model of family '"
              + family
              + "', which cannot be read without that family's plugin. "
              + e.getMessage(),
          e);
    }
  }
}
