/** The compiler's own view of an async body: plain data, free of javac, JavaPoet and ASM. */
@NullMarked
package dev.weft.processor.model;

import org.jspecify.annotations.NullMarked;
