package dev.weft.sync;

import static dev.weft.Coroutines.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Coroutine;
import dev.weft.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Channels and selects neither lose nor double an item, whichever task is cancelled at whichever
 * step; see {@link CancelAnywhereTest} for how to run a random run again.
 */
@Timeout(120) // a lost wake-up must not stop the build
class CancelChannelTest {

  @Test
  void rendezvousIsExact() {
    CancelTester.test(() -> new Passing(Channel.rendezvous(), 3, -4, 4, -3, 3, -4));
  }

  @Test
  void bufferOfOneIsExact() {
    CancelTester.test(() -> new Passing(Channel.buffered(1), 3, -4, 4, -3, 3, -4));
  }

  @Test
  void bufferOfTwoIsExact() {
    CancelTester.test(() -> new Passing(Channel.buffered(2), 3, -4, 4, -3, 3, -4));
  }

  @Test
  void unlimitedChannelIsExact() {
    CancelTester.test(() -> new Passing(Channel.unlimited(), 3, -4, 4, -3, 3, -4));
  }

  @Test
  void conflatedChannelTellsOfAllItDrops() {
    CancelTester.test(() -> new Passing(Channel.conflated(), 3, -4, 4, -3, 3, -4));
  }

  @Test
  void rendezvousServesTheNextReceiverInThePlaceOfACancelledOne() {
    CancelTester.test(() -> new Passing(Channel.rendezvous(), 1, 1, 1, 1, -2, 1));
  }

  @Test
  void bufferServesTheNextSenderInThePlaceOfACancelledOne() {
    CancelTester.test(() -> new Passing(Channel.buffered(1), -1, -1, -1, -1, 2, -1));
  }

  @Test
  void selectsOverTwoMeetingsAreExact() {
    CancelTester.test(() -> new Selecting(Channel::rendezvous));
  }

  @Test
  void selectsOverTwoBuffersAreExact() {
    CancelTester.test(() -> new Selecting(() -> Channel.buffered(1)));
  }

  /** A channel and what became of its items. */
  private static final class Book {
    final Channel<Integer> channel;
    final Set<Integer> sent = new HashSet<>();
    final List<Integer> received = new ArrayList<>();
    final List<Integer> undelivered = new ArrayList<>();

    /** How many wait to receive. */
    int receiving;

    Book(Channel<Integer> channel) {
      this.channel = channel.onUndelivered(undelivered::add);
    }

    void requireNobodySleeps() {
      assertThat(receiving > 0 && !channel.isEmpty()).as("receivers sleep beside items").isFalse();
    }

    void requireExact() {
      while (channel.tryReceive() instanceof ChannelResult.Received<Integer> left) {
        received.add(left.item());
      }
      assertThat(received).doesNotHaveDuplicates().noneMatch(undelivered::contains);
      assertThat(received).as("received").allMatch(sent::contains);
      assertThat(sent).as("sent").allMatch(seen()::contains);
      requireNoDeadReceiver();
    }

    Set<Integer> seen() {
      var seen = new HashSet<>(received);
      seen.addAll(undelivered);
      return seen;
    }

    /** It would take the item and never give it to anybody. */
    private void requireNoDeadReceiver() {
      if (channel.trySend(-1)) {
        assertThat(channel.tryReceive()).isEqualTo(new ChannelResult.Received<>(-1));
      }
    }
  }

  private static final class Passing implements Scenario {
    private final Book book;
    private final int[] counts;
    private final Set<Integer> begun = new HashSet<>();
    private int next;

    /** For each task, how many items it receives, or, if that is less than zero, sends. */
    Passing(Channel<Integer> channel, int... counts) {
      book = new Book(channel);
      this.counts = counts;
    }

    @Override
    public List<Coroutine<?>> workers() {
      var workers = new ArrayList<Coroutine<?>>();
      for (int count : counts) {
        workers.add(count > 0 ? receiver(count) : sender(-count));
      }
      return workers;
    }

    @Override
    public void settled(int left) {
      book.requireNobodySleeps();
    }

    @Override
    public void ended() {
      book.requireExact();
      assertThat(book.seen()).isEqualTo(begun);
    }

    private Coroutine<?> sender(int items) {
      var body = new Steps<Object>();
      for (int i = 0; i < items; i++) {
        int item = next++;
        body.run(() -> begun.add(item))
            .await(() -> book.channel.send(item), sent -> book.sent.add(item));
        if (i % 2 == 0) {
          // In which a sender whose item was received may see that it was cancelled meanwhile.
          body.await(() -> yieldNow());
        }
      }
      return body;
    }

    private Coroutine<?> receiver(int items) {
      var body = new Steps<Object>();
      for (int i = 0; i < items; i++) {
        body.run(() -> book.receiving++)
            .tryAwait(
                () -> book.channel.receive(),
                item -> {
                  book.receiving--;
                  book.received.add((Integer) item);
                },
                cancelled -> {
                  book.receiving--;
                  throw cancelled;
                });
      }
      return body;
    }
  }

  /** Selects that send to one channel or receive from the other, among plain senders. */
  private static final class Selecting implements Scenario {
    private final Book one;
    private final Book other;
    private int next;

    Selecting(Supplier<Channel<Integer>> channels) {
      one = new Book(channels.get());
      other = new Book(channels.get());
    }

    @Override
    public List<Coroutine<?>> workers() {
      return List.of(
          receiver(4), exchanger(one, other), sender(4), exchanger(other, one), receiver(3));
    }

    @Override
    public void settled(int left) {
      one.requireNobodySleeps();
      other.requireNobodySleeps();
    }

    @Override
    public void ended() {
      one.requireExact();
      other.requireExact();
    }

    private Coroutine<?> exchanger(Book to, Book from) {
      var body = new Steps<Object>();
      for (int i = 0; i < 4; i++) {
        int item = next++;
        select(body, List.of(from), List.of(send(to, item), receive(from)));
      }
      return body;
    }

    private Coroutine<?> receiver(int items) {
      var body = new Steps<Object>();
      for (int i = 0; i < items; i++) {
        select(body, List.of(one, other), List.of(receive(one), receive(other)));
      }
      return body;
    }

    private Coroutine<?> sender(int items) {
      var body = new Steps<Object>();
      for (int i = 0; i < items; i++) {
        int item = next++;
        select(body, List.of(), List.of(send(other, item), send(one, item)));
        body.await(() -> yieldNow());
      }
      return body;
    }

    private static void select(
        Steps<Object> body, List<Book> from, List<Select.Clause<Boolean>> clauses) {
      body.run(() -> from.forEach(book -> book.receiving++))
          .tryAwait(
              () -> Select.of(clauses),
              done -> from.forEach(book -> book.receiving--),
              cancelled -> {
                from.forEach(book -> book.receiving--);
                throw cancelled;
              });
    }

    private static Select.Clause<Boolean> send(Book book, int item) {
      return Select.onSend(book.channel, item, () -> book.sent.add(item));
    }

    private static Select.Clause<Boolean> receive(Book book) {
      return Select.onReceive(book.channel, book.received::add);
    }
  }
}
