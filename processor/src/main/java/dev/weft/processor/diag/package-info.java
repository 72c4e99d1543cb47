/** What the compiler says to users: every message, and where it is said. */
@NullMarked
package dev.weft.processor.diag;

import org.jspecify.annotations.NullMarked;
