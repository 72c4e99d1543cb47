package dev.weft;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the runtime may depend on. */
@AnalyzeClasses(packages = "dev.weft", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule nothingButTheJdk =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.weft..", "java..", "javax.management..", "jdk.jfr..", "org.jspecify..")
          .because("the runtime has no dependency; JSpecify's annotations are for compilers alone");

  @ArchTest
  static final ArchRule noInternalApiOfTheJdk =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("sun..", "com.sun..", "jdk.internal..");

  @ArchTest
  static final ArchRule theLoopsPartsKnowNothingOfTasks =
      noClasses()
          .that()
          .resideInAPackage("dev.weft.loop")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.weft", "dev.weft.frame");

  @ArchTest
  static final ArchRule theKernelDoesNotKnowWhatIsBuiltOnIt =
      noClasses()
          .that()
          .resideInAPackage("dev.weft")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.weft.sync..", "dev.weft.net..", "dev.weft.process..", "dev.weft.testing..");
}
