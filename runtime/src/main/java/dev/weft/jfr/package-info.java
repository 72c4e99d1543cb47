/**
 * Events for the JDK's flight recorder. Nothing here is loaded unless a recording runs, or the
 * module {@code jdk.jfr} is there and has had time to tell.
 */
@NullMarked
package dev.weft.jfr;

import org.jspecify.annotations.NullMarked;
