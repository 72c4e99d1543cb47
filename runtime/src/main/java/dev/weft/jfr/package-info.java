/**
 * Events for the JDK's flight recorder. The events are loaded when a recording runs; who listens
 * for recordings is loaded half a second after the first loop has begun.
 */
@NullMarked
package dev.weft.jfr;

import org.jspecify.annotations.NullMarked;
