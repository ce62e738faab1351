package org.genera.core.plugin;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.module.FindException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Says why a jar is not taken for a module. */
final class JarDiagnosis {

  private JarDiagnosis() {}

  static String of(Path jar, FindException failure) {
    try (JarFile file = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
      ZipEntry descriptor = file.getEntry("module-info.class");
      if (descriptor != null) {
        try (DataInputStream in = new DataInputStream(file.getInputStream(descriptor))) {
          int major = ClassFileVersion.major(in);
          if (ClassFileVersion.isTooNew(major)) {
            return ClassFileVersion.tooNew(major);
          }
        }
      }
      return "is no valid module: "
          + LoadFailure.chain(failure)
          + ". Repair the jar, or move it to lib/ if it cannot be a module.";
    } catch (IOException e) {
      return damaged(e);
    }
  }

  /** What to say of a jar that cannot be opened. */
  static String damaged(IOException failure) {
    return "is damaged or not readable: "
        + LoadFailure.chain(failure)
        + ". Check its permissions, or copy it again from its source.";
  }
}
