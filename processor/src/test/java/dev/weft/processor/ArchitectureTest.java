package dev.weft.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** The packages are the data flow: what may know what. */
@AnalyzeClasses(packages = "dev.weft.processor", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dev.weft.processor";

  @ArchTest
  static final ArchRule phasesKnowOnlyWhatIsBeforeThem =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("pipeline")
          .definedBy(ROOT)
          .layer("diag")
          .definedBy(ROOT + ".diag")
          .layer("model")
          .definedBy(ROOT + ".model")
          .layer("read")
          .definedBy(ROOT + ".read")
          .layer("check")
          .definedBy(ROOT + ".check")
          .layer("lower")
          .definedBy(ROOT + ".lower")
          .layer("flow")
          .definedBy(ROOT + ".flow")
          .layer("plan")
          .definedBy(ROOT + ".plan")
          .layer("emit")
          .definedBy(ROOT + ".emit")
          .layer("stub")
          .definedBy(ROOT + ".stub")
          .layer("weave")
          .definedBy(ROOT + ".weave")
          .whereLayer("pipeline")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("model")
          .mayNotAccessAnyLayer()
          .whereLayer("diag")
          .mayNotAccessAnyLayer()
          .whereLayer("read")
          .mayOnlyAccessLayers("diag", "model")
          .whereLayer("check")
          .mayOnlyAccessLayers("diag", "model")
          .whereLayer("lower")
          .mayOnlyAccessLayers("model")
          .whereLayer("flow")
          .mayOnlyAccessLayers("model")
          .whereLayer("plan")
          .mayOnlyAccessLayers("diag", "flow", "model")
          .whereLayer("emit")
          .mayOnlyAccessLayers("flow", "model", "plan")
          .whereLayer("stub")
          .mayOnlyAccessLayers("emit", "model", "read")
          .whereLayer("weave")
          .mayOnlyAccessLayers("emit", "model");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlySupportedApiOfTheJdk =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.sun.tools..", "sun..", "jdk.internal..");

  @ArchTest
  static final ArchRule onlyEmitKnowsJavaPoet =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".emit")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.palantir.javapoet..");

  @ArchTest
  static final ArchRule onlyStubAndWeaveKnowAsm =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".stub", ROOT + ".weave")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.objectweb.asm..");

  @ArchTest
  static final ArchRule phasesBehindTheReaderKnowNoTreesAndNoElements =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + ".model", ROOT + ".lower", ROOT + ".flow", ROOT + ".plan")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.sun.source..", "javax.lang.model..", "javax.tools..");

  @ArchTest
  static final ArchRule theProcessorNamesTheRuntimeByStringsAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "..",
              "java..",
              "javax..",
              "com.sun.source..",
              "com.palantir.javapoet..",
              "org.objectweb.asm..",
              "com.google.auto.service..",
              "org.jspecify..");
}
