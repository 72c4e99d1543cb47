/** The annotation processor: finds {@code @Async} methods and drives each through the pipeline. */
@NullMarked
package dev.weft.processor;

import org.jspecify.annotations.NullMarked;
