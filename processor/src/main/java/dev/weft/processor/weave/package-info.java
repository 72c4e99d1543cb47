/** Puts the compiled state machines into the user's classes. */
@NullMarked
package dev.weft.processor.weave;

import org.jspecify.annotations.NullMarked;
