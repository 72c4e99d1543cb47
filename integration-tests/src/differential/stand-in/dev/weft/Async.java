package dev.weft;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** Says nothing here: the bodies run as they are written. */
@Target(ElementType.METHOD)
public @interface Async {}
