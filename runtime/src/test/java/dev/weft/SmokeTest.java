package dev.weft;

import static dev.weft.Coroutines.gather;
import static dev.weft.Coroutines.sleep;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmokeTest {
  private final List<String> log = new ArrayList<>();

  @Test
  void twoTasksSleepSideBySide() {
    Coroutine<List<String>> main =
        Steps.<List<String>>body()
            .await(() -> gather(worker("a", 2), worker("b", 1)))
            .end(() -> log);
    assertThat(AsyncMain.run(main, RunOptions.defaults().virtualTime(true)))
        .containsExactly("a begins", "b begins", "b ends", "a ends");
  }

  @Test
  void realTime() {
    AsyncMain.run(sleep(java.time.Duration.ofMillis(20)));
  }

  private Coroutine<String> worker(String name, int seconds) {
    return Steps.<String>body()
        .run(() -> log.add(name + " begins"))
        .await(() -> sleep(ofSeconds(seconds)))
        .run(() -> log.add(name + " ends"))
        .end(() -> name);
  }
}
