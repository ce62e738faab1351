package org.genera.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The descriptor of each module, word for word: what it shows the world changes only on purpose.
 */
class DescriptorTest {

  private static final Path GOLDEN = Path.of("src/test/resources/descriptors");

  @TestFactory
  Stream<DynamicTest> everyModuleIsAsWrittenDown() throws IOException {
    Map<String, ModuleDescriptor> modules = modules();
    assertTrue(modules.size() >= 11, "modules seen: " + modules.keySet());
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertEquals(
          modules.keySet(),
          files
              .map(file -> file.getFileName().toString().replace(".txt", ""))
              .collect(Collectors.toSet()),
          "one golden file a module");
    }
    return modules.values().stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module.name(),
                    () ->
                        assertEquals(
                            Files.readString(GOLDEN.resolve(module.name() + ".txt")),
                            text(module))));
  }

  private static Map<String, ModuleDescriptor> modules() throws IOException {
    Map<String, ModuleDescriptor> modules = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Distribution.built().home())) {
      for (Path jar :
          files.filter(file -> file.getFileName().toString().startsWith("genera-")).toList()) {
        ModuleFinder.of(jar)
            .findAll()
            .forEach(found -> modules.put(found.descriptor().name(), found.descriptor()));
      }
    }
    return modules;
  }

  private static String text(ModuleDescriptor module) {
    StringBuilder text = new StringBuilder("module " + module.name() + "\n");
    lines(
        text,
        module.requires().stream()
            .filter(r -> !r.name().equals("java.base"))
            .map(r -> "requires " + modifiers(r) + r.name()));
    lines(text, module.exports().stream().map(e -> "exports " + e.source() + to(e.targets())));
    lines(text, module.opens().stream().map(o -> "opens " + o.source() + to(o.targets())));
    lines(text, module.uses().stream().map(service -> "uses " + service));
    lines(
        text,
        module.provides().stream()
            .map(p -> "provides " + p.service() + " with " + String.join(", ", p.providers())));
    return text.toString();
  }

  private static String modifiers(ModuleDescriptor.Requires requires) {
    return requires.modifiers().stream()
        .filter(m -> m != ModuleDescriptor.Requires.Modifier.MANDATED)
        .map(m -> m.name().toLowerCase(java.util.Locale.ROOT) + " ")
        .sorted()
        .collect(Collectors.joining());
  }

  private static String to(java.util.Set<String> targets) {
    return targets.isEmpty()
        ? ""
        : " to " + targets.stream().sorted().collect(Collectors.joining(", "));
  }

  private static void lines(StringBuilder text, Stream<String> lines) {
    List<String> sorted = lines.sorted().toList();
    sorted.forEach(line -> text.append("  ").append(line).append('\n'));
  }
}
