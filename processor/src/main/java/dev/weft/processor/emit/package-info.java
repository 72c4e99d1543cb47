/** Writes a planned body as Java source; the only user of JavaPoet. */
@NullMarked
package dev.weft.processor.emit;

import org.jspecify.annotations.NullMarked;
