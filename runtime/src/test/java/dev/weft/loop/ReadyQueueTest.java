package dev.weft.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {
  private final ReadyQueue ready = new ReadyQueue();

  @Test
  void doesWhatAQueueDoesAtAnySize() {
    var random = new Random(7);
    Queue<Object> model = new ArrayDeque<>();
    Object last = null;
    for (int i = 0; i < 100_000; i++) {
      // Long runs of either, so that the ring grows while it is full and anywhere.
      if (random.nextInt(100) < (i / 1_000 % 2 == 0 ? 70 : 30)) {
        ready.add(i);
        model.add(i);
      } else if (!model.isEmpty()) {
        last = ready.remove();
        assertThat(last).isEqualTo(model.remove());
      }
      assertThat(ready.size()).isEqualTo(model.size());
      assertThat(ready.last()).isEqualTo(last);
    }
  }

  @Test
  void lastStaysUntilAnotherIsTakenOrItIsForgotten() {
    assertThat(ready.last()).isNull();
    ready.add("a");
    ready.add("b");
    assertThat(ready.last()).isNull();
    ready.remove();
    assertThat(ready.last()).isEqualTo("a");
    ready.remove();
    assertThat(ready.last()).isEqualTo("b");
    ready.forgetLast();
    assertThat(ready.last()).isNull();
  }

  @Test
  void jobsAreThoseThatWaitAndTheLast() {
    ready.add("a");
    ready.add("b");
    ready.add("c");
    ready.remove();
    ready.remove();
    assertThat(ready.jobs()).containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void countsWhatWasTaken() {
    ready.add("a");
    ready.add("b");
    ready.remove();
    assertThat(ready.taken()).isEqualTo(1);
  }

  @Test
  void nothingComesOutOfAnEmptyOne() {
    assertThatThrownBy(ready::remove).isInstanceOf(AssertionError.class);
    ready.add("a");
    assertThat(ready.remove()).isEqualTo("a");
  }
}
