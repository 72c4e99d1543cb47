package dev.weft.processor.emit;

import dev.weft.processor.flow.Block;
import dev.weft.processor.flow.Instruction;
import dev.weft.processor.model.Code;
import java.util.List;
import java.util.Optional;

/**
 * Finds where a test and a cast are better written as a pattern.
 *
 * <pre>{@code
 * if (caught instanceof IOException) {        ->   if (caught instanceof IOException e) {
 *   IOException e = (IOException) caught;            log(e);
 *   log(e);                                        }
 * }
 * }</pre>
 *
 * @param variable what the pattern declares
 * @param rest what is left to do where the test holds
 */
record CatchPattern(String variable, List<Instruction> rest) {

  static Optional<CatchPattern> of(Code condition, Block whenTrue, PlanView view) {
    List<Code.Piece> test = condition.pieces();
    boolean isTest =
        test.size() == 3
            && test.get(0) instanceof Code.Use
            && test.get(1).equals(new Code.Text(" instanceof "))
            && test.get(2) instanceof Code.TypeName;
    List<Instruction> steps = whenTrue.instructions();
    if (isTest
        && !steps.isEmpty()
        && steps.get(0) instanceof Instruction.Declare declare
        && view.isInState(declare.local())
        && new Code.TypeName(declare.local().type()).equals(test.get(2))
        && declare.init().equals(Optional.of(cast(test)))) {
      return Optional.of(
          new CatchPattern(view.name(declare.local()), steps.subList(1, steps.size())));
    }
    return Optional.empty();
  }

  private static Code cast(List<Code.Piece> test) {
    return new Code(List.of(new Code.Text("("), test.get(2), new Code.Text(") "), test.get(0)));
  }
}
