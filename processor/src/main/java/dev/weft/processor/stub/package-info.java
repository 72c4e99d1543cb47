/** Class files without code, made from elements, for the nested compilation to compile against. */
@NullMarked
package dev.weft.processor.stub;

import org.jspecify.annotations.NullMarked;
