package programs;

import static dev.weft.Coroutines.*;

import dev.weft.*;
import harness.*;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Longer bodies, as people write them. */
final class Mixtures {

  record Item(String name, int price) {}

  @Async
  private static Coroutine<Item> fetch(Source s, String name) throws IOException {
    String text = await(s.of(name + ":" + name.length()));
    if (text.startsWith("bad")) {
      throw new IOException("bad item " + name);
    }
    String[] parts = text.split(":");
    return done(new Item(parts[0], Integer.parseInt(parts[1])));
  }

  @Async
  static Coroutine<Object> retries(Trace t, Source s) {
    int attempts = 0;
    Item item = null;
    while (item == null) {
      attempts++;
      try {
        item = await(fetch(s, attempts < 3 ? "bad" : "good"));
      } catch (IOException e) {
        t.log(e.getMessage() + " " + attempts);
        await(s.of(attempts));
      }
    }
    return done(item + " after " + attempts);
  }

  @Async
  static Coroutine<Object> collects(Trace t, Source s) {
    Map<String, List<Item>> byName = new TreeMap<>();
    int total = 0;
    for (String name : List.of("a", "bb", "bad", "a")) {
      Item item;
      try {
        item = await(fetch(s, name));
      } catch (IOException e) {
        t.log("skipped " + name);
        continue;
      }
      total += item.price();
      byName.computeIfAbsent(item.name(), key -> new ArrayList<>()).add(item);
    }
    t.log(byName);
    return done(total);
  }

  @Async
  static Coroutine<Object> pipeline(Trace t, Source s) {
    StringBuilder out = new StringBuilder();
    int page = 0;
    boolean more;
    do {
      List<Integer> numbers = await(page(s, page));
      more = !numbers.isEmpty();
      for (int n : numbers) {
        if (n % 3 == 0) {
          continue;
        }
        out.append(n).append(n == await(s.of(4)) ? '!' : ' ');
      }
      page++;
    } while (more && page < 5);
    return done(out.toString().trim());
  }

  @Async
  private static Coroutine<List<Integer>> page(Source s, int page) {
    if (page > 2) {
      return done(List.of());
    }
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      numbers.add(page * 3 + await(s.of(i)));
    }
    return done(numbers);
  }

  @Async
  static Coroutine<Object> stateOfAnObject(Trace t, Source s) {
    Account account = new Account();
    await(account.deposit(s, 10));
    try {
      await(account.withdraw(s, 20));
    } catch (IllegalStateException e) {
      t.log(e.getMessage());
    }
    await(account.withdraw(s, 4));
    return done(account.toString());
  }

  private static final class Account {
    private int balance;
    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<Void> deposit(Source s, int amount) {
      balance += await(s.of(amount));
      log.add("+" + amount);
      return done();
    }

    @Async
    Coroutine<Integer> withdraw(Source s, int amount) {
      if (balance < await(s.of(amount))) {
        throw new IllegalStateException("only " + balance);
      }
      try {
        return done(balance -= amount);
      } finally {
        log.add("-" + await(s.of(amount)));
      }
    }

    @Override
    public String toString() {
      return balance + " " + log;
    }
  }

  @Async
  static Coroutine<Object> manyStates(Trace t, Source s) {
    long hash = 7;
    for (int i = 0; i < 40; i++) {
      hash = hash * 31 + (i % 3 == 0 ? await(s.of(i)) : i % 5 == 0 ? -await(s.of(i)) : 1);
      if ((hash & 7) == await(s.of(3)) || i == 25 && await(s.of(true))) {
        hash ^= i;
        continue;
      }
      switch ((int) (hash & 3)) {
        case 0:
          hash += await(s.of(1L));
        case 1:
          hash <<= 1;
          break;
        default:
          hash--;
      }
    }
    return done(hash);
  }
}
