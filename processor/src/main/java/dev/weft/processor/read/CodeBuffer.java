package dev.weft.processor.read;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;

/** Collects the pieces of some code; text that follows text is joined. */
final class CodeBuffer {
  private final List<Code.Piece> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int indent;

  CodeBuffer text(String more) {
    text.append(more);
    return this;
  }

  CodeBuffer type(TypeRef type) {
    return piece(new Code.TypeName(type));
  }

  CodeBuffer piece(Code.Piece piece) {
    flush();
    pieces.add(piece);
    return this;
  }

  CodeBuffer code(Code code) {
    for (Code.Piece piece : code.pieces()) {
      if (piece instanceof Code.Text plain) {
        text(plain.text().replace("\n", "\n" + "  ".repeat(indent)));
      } else {
        piece(piece);
      }
    }
    return this;
  }

  /** Opens a brace; what follows stands deeper. */
  CodeBuffer open() {
    text.append('{');
    indent++;
    return this;
  }

  /** Closes a brace on a line of its own. */
  CodeBuffer close() {
    indent--;
    return newline().text("}");
  }

  CodeBuffer indent() {
    indent++;
    return this;
  }

  CodeBuffer outdent() {
    indent--;
    return this;
  }

  CodeBuffer newline() {
    text.append('\n').append("  ".repeat(indent));
    return this;
  }

  Code toCode() {
    flush();
    return new Code(pieces);
  }

  /** Gives what was collected so far and goes on empty. */
  Code take() {
    Code code = toCode();
    pieces.clear();
    return code;
  }

  private void flush() {
    if (text.length() > 0) {
      pieces.add(new Code.Text(text.toString()));
      text.setLength(0);
    }
  }
}
