package org.genera.core.plugin;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of class files, which for each release of Java is one more than for the last. */
final class ClassFileVersion {

  private static final int BEFORE_JAVA_1 = 44;
  private static final Pattern IN_ERROR = Pattern.compile("^(\\S+) .*class file version (\\d+)");

  private ClassFileVersion() {}

  /** Reads the major version from the start of a class file (JVM specification, 4.1). */
  static int major(DataInputStream classFile) throws IOException {
    int magicAndMinorVersion = 6;
    classFile.skipNBytes(magicAndMinorVersion);
    return classFile.readUnsignedShort();
  }

  static boolean isTooNew(int major) {
    return major > BEFORE_JAVA_1 + Runtime.version().feature();
  }

  static String tooNew(int major) {
    return tooNew("needs Java " + (major - BEFORE_JAVA_1));
  }

  static String tooNew(UnsupportedClassVersionError error) {
    Matcher version = IN_ERROR.matcher(String.valueOf(error.getMessage()));
    return version.find()
        ? "the class "
            + version.group(1).replace('/', '.')
            + " "
            + tooNew(Integer.parseInt(version.group(2)))
        : tooNew("needs a newer Java (" + error.getMessage() + ")");
  }

  private static String tooNew(String needs) {
    return needs
        + ", and this is Java "
        + Runtime.version().feature()
        + ". Run on that Java, or get a build of the plugin for this one.";
  }
}
