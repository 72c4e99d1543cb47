package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyReaderTest {
  @Test
  void awaitBecomesANodeAndTheRestStaysPlain() {
    assertThat(
            Reader.body(
                """
                var s = await(text("a"));
                act(s);
                return done(s);
                """))
        .isEqualTo(
            """
            var:String s = await(`Demo.text("a")`):String
            plain Demo.act(s);
            return `s`~
            """);
  }
}
