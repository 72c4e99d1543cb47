package dev.weft.sync;

import dev.weft.CancelledError;
import dev.weft.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns clauses into the value of the first that is possible. */
final class Selecting<R> extends Frame<R> {
  private final List<Select.Clause<? extends R>> clauses;
  private final List<Case<? extends R>> waiting = new ArrayList<>();

  Selecting(List<Select.Clause<? extends R>> clauses) {
    this.clauses = clauses;
  }

  @Override
  protected @Nullable Object resume() throws Throwable {
    if (!waiting.isEmpty()) {
      return goOn();
    }
    var cases = new ArrayList<Case<? extends R>>(clauses.size());
    for (Select.Clause<? extends R> clause : clauses) {
      Case<? extends R> possible = clause.open();
      if (possible.tryNow()) {
        return possible.outcome();
      }
      cases.add(possible);
    }
    var match = new Match();
    awaitAll(cases, match);
    if (!awaiting(match)) {
      throw new AssertionError("selected before it waits");
    }
    return SUSPENDED;
  }

  private void awaitAll(List<Case<? extends R>> cases, Match match) {
    try {
      for (Case<? extends R> each : cases) {
        waiting.add(each);
        each.await(match);
      }
    } catch (RuntimeException refused) {
      // As a promise of another loop: the cases before must leave no trace.
      waiting.forEach(Case::withdraw);
      throw refused;
    }
  }

  private @Nullable Object goOn() throws Throwable {
    Case<? extends R> winner = null;
    for (Case<? extends R> each : waiting) {
      if (each.isMatched()) {
        winner = each;
      } else {
        each.withdraw();
      }
    }
    try {
      result();
    } catch (CancelledError error) {
      if (winner == null || winner.takeBack()) {
        throw error;
      }
      LateCancel.deliverLater(error);
    }
    if (winner == null) {
      throw new AssertionError("a select ended without a clause");
    }
    return winner.outcome();
  }

  @Override
  public String toString() {
    return "Select.of";
  }
}
