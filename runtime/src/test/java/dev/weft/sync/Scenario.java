package dev.weft.sync;

import dev.weft.Coroutine;
import java.util.List;

/** What a {@link CancelTester} runs: tasks, any of which may be cancelled at any step. */
interface Scenario {
  /** The bodies of the tasks. */
  List<Coroutine<?>> workers();

  /**
   * When no task gets any further: throws if one of those that are left should have. Then they are
   * cancelled.
   */
  void settled(int left);

  /** When all tasks have ended: throws if something was lost. */
  void ended();
}
