package dev.weft.benchmarks

import kotlin.coroutines.ContinuationInterceptor
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.coroutineContext
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Delay
import kotlinx.coroutines.DisposableHandle
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.Runnable
import kotlinx.coroutines.async
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** The workloads in Kotlin, each on the event loop of one runBlocking. */
internal class KotlinWorkloads : Workloads {
  private val other = OtherThread()
  private val completed = List(Workloads.COMPLETED) { CompletableDeferred(it) }

  override fun awaitReady(count: Int): Int = runBlocking {
    var sum = 0
    for (i in 0 until count) sum += child(i)
    sum
  }

  override fun awaitMostlyReady(count: Int): Int = runBlocking {
    var sum = 0
    for (i in 0 until count) sum += mostlyReady(i)
    sum
  }

  override fun awaitCompleted(count: Int): Int = runBlocking {
    var sum = 0
    for (i in 0 until count) sum += completed[i and (Workloads.COMPLETED - 1)].await()
    sum
  }

  override fun yields(count: Int): Int = runBlocking {
    for (i in 0 until count) yield()
    count
  }

  override fun spawnAndJoin(count: Int): Int = runBlocking { spawnAll(this, count) }

  override fun resumeAtDepth(depth: Int, count: Int): Int = runBlocking { deep(depth, count) }

  override fun descend(depth: Int): Int = runBlocking { deep(depth, 1) }

  override fun queue(capacity: Int, count: Int): Int = runBlocking {
    val channel = Channel<Int>(capacity)
    launch { for (i in 0 until count) channel.send(1) }
    var sum = 0
    for (i in 0 until count) sum += channel.receive()
    sum
  }

  override fun post(count: Int): Int = runBlocking {
    val end = CompletableDeferred<Int>()
    val counter = Counter(count) { end.complete(count) }
    val dispatcher = coroutineContext[ContinuationInterceptor] as CoroutineDispatcher
    other.post(count, { call -> dispatcher.dispatch(EmptyCoroutineContext, call) }, counter)
    end.await()
  }

  override fun echo(echo: Echo, requests: Int): Int = runBlocking {
    for (connection in echo.connections()) launch { answer(connection, requests) }
    echo.ask(requests)
    requests
  }

  override fun sleepers(count: Int, millis: Int, allAsleep: java.lang.Runnable): Int = runBlocking {
    var awake = 0
    for (i in 0 until count) {
      launch {
        delay(millis.toLong())
        awake++
      }
    }
    yield()
    allAsleep.run()
    while (awake < count) delay(1)
    awake
  }

  @OptIn(InternalCoroutinesApi::class)
  override fun timers(count: Int, millis: Int): Int = runBlocking {
    val end = CompletableDeferred<Int>()
    val counter = Counter((count + 9) / 10) { end.complete(count) }
    val loop = coroutineContext[ContinuationInterceptor] as Delay
    val timers =
      Array<DisposableHandle>(count) {
        loop.invokeOnTimeout(Workloads.delay(it, millis).toLong(), counter, EmptyCoroutineContext)
      }
    for (i in 0 until count) if (!Workloads.fires(i)) timers[i].dispose()
    end.await()
  }

  override fun close() = other.close()

  companion object {
    @JvmField var hole = 0

    private suspend fun child(i: Int): Int {
      if (hole == Int.MAX_VALUE) yield()
      return i
    }

    private suspend fun mostlyReady(i: Int): Int {
      if (i and 1023 == 0) yield()
      return i
    }

    private suspend fun answer(connection: Connection, requests: Int) {
      var left = requests * Echo.REQUEST
      while (left > 0) {
        left -= connection.read().await()
        connection.write()
      }
    }

    private suspend fun spawnAll(scope: CoroutineScope, count: Int): Int {
      var sum = 0
      for (i in 0 until count) sum += scope.async { child(i) }.await()
      return sum
    }

    private suspend fun deep(depth: Int, count: Int): Int {
      if (depth > 1) {
        val below = deep(depth - 1, count)
        return below + 1
      }
      for (i in 0 until count) yield()
      return 1
    }
  }
}
