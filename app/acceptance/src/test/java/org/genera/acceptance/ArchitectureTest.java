package org.genera.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. Every rule is preceded by a look at whether the classes were really seen. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("org.genera");

  private static final List<String> LIBRARIES =
      List.of("org.genera.api..", "org.genera.numerics..", "org.genera.likelihoods..");

  @Test
  void theClassesOfEveryModuleAreSeen() {
    Map<String, Long> seen =
        CLASSES.stream()
            .collect(
                Collectors.groupingBy(
                    type -> type.getPackageName().split("\\.")[2],
                    TreeMap::new,
                    Collectors.counting()));
    for (String module :
        List.of(
            "api",
            "core",
            "launcher",
            "app",
            "numerics",
            "likelihoods",
            "gmm",
            "naivebayes",
            "hmm",
            "logistic",
            "csv",
            "npy",
            "sequences",
            "images",
            "toy",
            "samplers",
            "metrics")) {
      assertTrue(seen.getOrDefault(module, 0L) >= 1, module + " not seen; seen: " + seen);
    }
    assertTrue(
        seen.get("api") > 60 && seen.get("core") > 40 && seen.get("gmm") > 4, seen.toString());
  }

  @Test
  void theApiKnowsOnlyTheLanguage() {
    classes()
        .that()
        .resideInAPackage("org.genera.api..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("org.genera.api..", "java..", "org.jspecify.."))
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gmm",
        "naivebayes",
        "hmm",
        "logistic",
        "csv",
        "npy",
        "sequences",
        "images",
        "toy",
        "samplers",
        "metrics",
        "numerics",
        "likelihoods"
      })
  void aPluginKnowsTheApiAndLibrariesButNoOtherPlugin(String plugin) {
    String own = "org.genera." + plugin + "..";
    String[] allowed =
        java.util.stream.Stream.concat(LIBRARIES.stream(), java.util.stream.Stream.of(own))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.genera..")
                .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(allowed))))
        .check(CLASSES);
  }

  @Test
  void coreKnowsNeitherAppNorPlugins() {
    classes()
        .that()
        .resideInAPackage("org.genera.core..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "org.genera.core..",
                "org.genera.api..",
                "java..",
                "com.google.inject..",
                "jakarta.inject..",
                "tools.jackson..",
                "com.fasterxml.jackson.annotation..",
                "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void theLauncherKnowsOnlyTheApi() {
    classes()
        .that()
        .resideInAPackage("org.genera.launcher..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "org.genera.launcher..", "org.genera.api..", "java..", "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void nobodySerializesWithJava() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectOutputStream")
        .check(CLASSES);
  }

  @Test
  void chanceComesFromSeeds() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.security.SecureRandom")
        .check(CLASSES);
  }

  @Test
  void librariesDoNotPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.genera.app..", "org.genera.launcher..", "org.genera.example..")
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }
}
