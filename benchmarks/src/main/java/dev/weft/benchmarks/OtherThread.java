package dev.weft.benchmarks;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The thread that posts to a loop. */
final class OtherThread {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            var poster = new Thread(work, "poster");
            poster.setDaemon(true);
            return poster;
          });

  void post(int count, Executor loop, Runnable call) {
    thread.execute(
        () -> {
          for (int i = 0; i < count; i++) {
            loop.execute(call);
          }
        });
  }

  void close() {
    thread.shutdown();
  }
}
