package dev.weft.processor.check;

import dev.weft.processor.diag.Message;
import org.jspecify.annotations.Nullable;

/** What the code around an await is, as far as that decides whether it may await. */
enum Place {
  ASYNC_BODY(null),
  METHOD(Message.AWAIT_OUTSIDE_ASYNC),
  LAMBDA(Message.AWAIT_IN_LAMBDA),
  CONSTRUCTOR(Message.AWAIT_IN_CONSTRUCTOR),
  INITIALIZER(Message.AWAIT_IN_INITIALIZER),
  SYNCHRONIZED(Message.AWAIT_IN_SYNCHRONIZED),
  CASE_LABEL(Message.AWAIT_IN_CASE_LABEL);

  private final @Nullable Message message;

  Place(@Nullable Message message) {
    this.message = message;
  }

  /** Why an await may not stand here; null where it may. */
  @Nullable Message message() {
    return message;
  }
}
