package dev.weft;

import dev.weft.frame.Frame;

/** A frame that is named as generated ones are. */
final class Demo$$fetchData extends Frame<String> {
  @Override
  protected Object resume() {
    return "data";
  }
}
