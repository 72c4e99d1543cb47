/** Makes evaluation order explicit: takes awaits out of expressions. */
@NullMarked
package dev.weft.processor.lower;

import org.jspecify.annotations.NullMarked;
