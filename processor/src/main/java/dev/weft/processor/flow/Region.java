package dev.weft.processor.flow;

import dev.weft.processor.model.Local;
import java.util.Optional;

/**
 * A stretch of code whose exceptions, of every type, go to one handler.
 *
 * @param id its index in {@link Graph#regions()}
 * @param parent where exceptions of the handler's own blocks go, unless they belong to another
 * @param handler the block that is entered with the exception in {@code caught}
 * @param caught of type {@code Throwable}
 */
public record Region(int id, Optional<Integer> parent, int handler, Local caught) {}
