/**
 * Tests of async code: time that passes when told to, scheduling in random order, and JUnit tests
 * with {@code await} in them.
 */
@NullMarked
package dev.weft.testing;

import org.jspecify.annotations.NullMarked;
