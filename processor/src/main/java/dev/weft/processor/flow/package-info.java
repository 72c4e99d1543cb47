/** The control-flow graph of a lowered body, and what is live in it. */
@NullMarked
package dev.weft.processor.flow;

import org.jspecify.annotations.NullMarked;
