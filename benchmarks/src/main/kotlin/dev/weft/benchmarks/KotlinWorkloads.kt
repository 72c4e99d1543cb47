package dev.weft.benchmarks

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** The workloads in Kotlin, each on the event loop of one runBlocking. */
object KotlinWorkloads {
  @JvmField var hole = 0

  private suspend fun child(i: Int): Int {
    if (hole == Int.MAX_VALUE) yield()
    return i
  }

  @JvmStatic
  fun awaitReady(count: Int): Int = runBlocking {
    var sum = 0
    for (i in 0 until count) sum += child(i)
    sum
  }

  @JvmStatic
  fun yieldNow(count: Int): Int = runBlocking {
    for (i in 0 until count) yield()
    count
  }

  @JvmStatic
  fun spawnAndJoin(count: Int): Int = runBlocking { spawnAll(this, count) }

  private suspend fun spawnAll(scope: CoroutineScope, count: Int): Int {
    var sum = 0
    for (i in 0 until count) sum += scope.async { child(i) }.await()
    return sum
  }

  @JvmStatic
  fun resumeAtDepth(depth: Int, count: Int): Int = runBlocking { descend(depth, count) }

  private suspend fun descend(depth: Int, count: Int): Int {
    if (depth > 1) {
      val below = descend(depth - 1, count)
      return below + 1
    }
    for (i in 0 until count) yield()
    return 1
  }
}
