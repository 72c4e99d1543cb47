/** Async methods, tasks and the event loop: what users write against. */
@NullMarked
package dev.weft;

import org.jspecify.annotations.NullMarked;
