package dev.weft.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class PackagedJarsTest {
  private static final String PROCESSOR_CLASS = "dev.weft.processor.WeftProcessor";

  @Test
  void processorJarRegistersTheAnnotationProcessor() throws IOException {
    assertThat(lines(Jars.PROCESSOR, "META-INF/services/javax.annotation.processing.Processor"))
        .containsExactly(PROCESSOR_CLASS);
  }

  @Test
  void processorJarRegistersThePlugin() throws IOException {
    assertThat(lines(Jars.PROCESSOR, "META-INF/services/com.sun.source.util.Plugin"))
        .singleElement()
        .asString()
        .startsWith("dev.weft.processor.");
  }

  @Test
  void processorJarHasItsLibrariesUnderItsOwnPackage() throws IOException {
    assertThat(classes(Jars.PROCESSOR))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name).startsWith("dev/weft/processor/"))
        .anySatisfy(name -> assertThat(name).startsWith("dev/weft/processor/shaded/asm/"))
        .anySatisfy(name -> assertThat(name).startsWith("dev/weft/processor/shaded/javapoet/"));
  }

  @Test
  void runtimeJarHasOnlyClassesOfWeft() throws IOException {
    assertThat(classes(Jars.RUNTIME))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name).matches("dev/weft/.*|module-info\\.class"));
  }

  @Test
  void runtimeModuleNeedsNothingButTheJdk() {
    ModuleDescriptor module =
        ModuleFinder.of(Jars.RUNTIME).find("dev.weft").orElseThrow().descriptor();

    assertThat(module.requires())
        .filteredOn(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
        .extracting(Requires::name)
        .allSatisfy(name -> assertThat(name).startsWith("java."));
  }

  private static List<String> lines(Path jar, String entry) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry found = zip.getEntry(entry);
      assertThat(found).as("%s in %s", entry, jar).isNotNull();
      return new String(zip.getInputStream(found).readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static List<String> classes(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")).toList();
    }
  }
}
