/** Rules over attributed bodies, one rule a class. */
@NullMarked
package dev.weft.processor.check;

import org.jspecify.annotations.NullMarked;
