/** Reads javac's attributed trees and elements into the model; nothing else looks at trees. */
@NullMarked
package dev.weft.processor.read;

import org.jspecify.annotations.NullMarked;
