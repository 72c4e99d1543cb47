/**
 * TCP for tasks: connections as streams of bytes, and servers.
 *
 * <pre>{@code
 * @Async static Coroutine<Void> answer(TcpStream stream) {
 *   for (String line : each(stream.lines())) {
 *     await(stream.write((line + "\n").getBytes(UTF_8)));
 *   }
 *   return done();
 * }
 *
 * TcpServer server = await(TcpServer.listen("localhost", 7777, Demo::answer));
 * await(server.waitClosed());
 * }</pre>
 *
 * <p>The semantics are those of asyncio's streams, but that writing itself waits and that closing
 * is awaited. Nothing here blocks the loop: names are resolved on the threads of {@link
 * dev.weft.Coroutines#toThread}, and the loop waits for all its sockets at once.
 *
 * <p>Methods that give a {@link dev.weft.Coroutine} only make it; what they describe happens when
 * it is awaited. Streams and servers belong to the loop they were made in: what does more than look
 * is an {@link IllegalStateException} on another thread. The end of the run closes them.
 */
@NullMarked
package dev.weft.net;

import org.jspecify.annotations.NullMarked;
