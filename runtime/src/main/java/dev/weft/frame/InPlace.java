package dev.weft.frame;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that awaiting a call of the method needs no coroutine: a compiled body calls a static method
 * of the same name in a class of the library instead, with its task, the depth of the call, the
 * object and the arguments. That gives what awaiting gives, unless the task waits then.
 *
 * <p>For methods of the library that no class can override and that often have nothing to wait for.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface InPlace {
  /** The class that has the static method. */
  Class<?> value();
}
