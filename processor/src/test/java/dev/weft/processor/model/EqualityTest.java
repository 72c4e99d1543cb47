package dev.weft.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records whose equality is written out are equal as all records are. */
class EqualityTest {
  private static final TypeRef.Declared OUTER = TypeRef.declared("p", "Outer");

  /** In each list, all differ from the first in one component. */
  static Stream<List<Object>> variants() {
    return Stream.of(
        List.of(
            new Local(1, "a", KnownTypes.INT, Local.Kind.VARIABLE),
            new Local(2, "a", KnownTypes.INT, Local.Kind.VARIABLE),
            new Local(1, "b", KnownTypes.INT, Local.Kind.VARIABLE),
            new Local(1, "a", KnownTypes.BOOLEAN, Local.Kind.VARIABLE),
            new Local(1, "a", KnownTypes.INT, Local.Kind.TEMPORARY)),
        List.of(new Target(1, "a"), new Target(2, "a"), new Target(1, "b")),
        List.of(new TypeRef.Primitive("int"), new TypeRef.Primitive("long")),
        List.of(
            declared(Optional.empty(), "p", "A", List.of()),
            declared(Optional.of(OUTER), "p", "A", List.of()),
            declared(Optional.empty(), "q", "A", List.of()),
            declared(Optional.empty(), "p", "B", List.of()),
            declared(Optional.empty(), "p", "A", List.of(KnownTypes.STRING))));
  }

  private static TypeRef declared(
      Optional<TypeRef.Declared> outer, String home, String name, List<TypeRef> arguments) {
    return new TypeRef.Declared(outer, home, List.of(name), arguments);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void eachComponentCounts(List<Object> variants) {
    assertThat(variants).doesNotHaveDuplicates();
    assertThat(variants.get(0)).isNotEqualTo(null).isNotEqualTo("int");
    int components = variants.get(0).getClass().getRecordComponents().length;
    assertThat(variants).hasSize(components + 1);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void equalOnesHaveTheSameHash(List<Object> variants) {
    List<Object> again = variants().toList().stream().filter(variants::equals).findFirst().get();
    assertThat(again).hasSameSizeAs(variants);
    for (int i = 0; i < again.size(); i++) {
      assertThat(again.get(i)).isNotSameAs(variants.get(i)).isEqualTo(variants.get(i));
      assertThat(again.get(i)).hasSameHashCodeAs(variants.get(i));
    }
  }
}
