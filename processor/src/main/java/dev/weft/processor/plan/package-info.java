/** Decides what is a state, what is a field, and how everything is called. */
@NullMarked
package dev.weft.processor.plan;

import org.jspecify.annotations.NullMarked;
