/** The data structures of the event loop; they know nothing of coroutines and tasks. */
@NullMarked
package dev.weft.loop;

import org.jspecify.annotations.NullMarked;
