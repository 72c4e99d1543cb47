package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.processor.model.Body;
import dev.weft.processor.model.LocalClass;
import org.junit.jupiter.api.Test;

/** Which anonymous classes get a name, and what they become. */
class AnonymousClassReaderTest {
  private static Body body(String statements) {
    return Reader.ofMembers(
            "@Async static Coroutine<Object> body(int start) {" + statements + "return done(1); }")
        .only()
        .method()
        .body();
  }

  @Test
  void aVariableOfAnAnonymousTypeGivesTheClassAName() {
    Body body = body("var o = new Object() { int n; }; await(number()); act(o.n);");

    assertThat(ModelPrinter.print(body)).contains("Anonymous o = `new Anonymous()`");
    assertThat(body.localClasses()).hasSize(1);
    assertThat(body.localClasses().get(0).declaration().toString())
        .isEqualTo(
            """
            static final class Anonymous {
              int n;
            }
            """);
  }

  @Test
  void whatItCapturesIsKeptAroundIt() {
    Body body = body("var o = new Object() { int n = start; }; await(number()); act(o.n);");

    assertThat(ModelPrinter.print(body)).contains("`new AnonymousScope(start).new Anonymous()`");
    assertThat(body.localClasses().get(0).holder()).contains("AnonymousScope");
    assertThat(body.localClasses().get(0).declaration().toString()).contains("int n = start;");
  }

  @Test
  void argumentsGoThroughAConstructor() {
    Body body = body("var o = new Thread(\"name\") { int n; }; await(number()); act(o.n);");

    assertThat(ModelPrinter.print(body)).contains("`new Anonymous(\"name\")`");
    assertThat(body.localClasses().get(0).declaration().toString())
        .contains("Anonymous(java.lang.String argument0) {\n    super(argument0);\n  }");
  }

  @Test
  void aReceiverThatWaitsForItsArgumentsNeedsAName() {
    Body body = body("act(new Object() { int m(int i) { return i; } }.m(await(number())));");

    assertThat(body.localClasses()).extracting(LocalClass::holder).hasSize(1);
  }

  @Test
  void whereNothingAsksForItsTypeItStaysAnonymous() {
    Body body =
        body(
            """
            Runnable r = new Runnable() { public void run() {} };
            await(number(new Object() {}));
            { var inner = new Object() { int n; }; act(inner.n); }
            """);

    assertThat(body.localClasses()).isEmpty();
  }
}
