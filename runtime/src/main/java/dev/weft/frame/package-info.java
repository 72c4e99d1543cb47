/**
 * The contract with generated code. Exported because generated code needs it; not for users, and it
 * changes with the compiler.
 */
@NullMarked
package dev.weft.frame;

import org.jspecify.annotations.NullMarked;
