package dev.weft.processor.emit;

import dev.weft.processor.flow.Block;
import dev.weft.processor.flow.Instruction;
import dev.weft.processor.flow.Terminator;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds simple names that mean something else where the state machine stands than what an import
 * would say: classes of its own package that hide {@code java.lang}.
 */
final class HiddenNames {
  private final String packageName;
  private final Set<String> names = new TreeSet<>();

  private HiddenNames(String packageName) {
    this.packageName = packageName;
  }

  /** The simple names that no class may be imported under. */
  static String[] of(AsyncMethod method, Plan plan) {
    HiddenNames hidden = new HiddenNames(method.packageName());
    hidden.names.addAll(plan.graph().innerNames());
    hidden.type(method.resultType());
    method.typeParameters().forEach(parameter -> parameter.bounds().forEach(hidden::type));
    plan.graph().inputs().forEach(hidden::local);
    plan.storage().keySet().forEach(hidden::local);
    plan.graph().blocks().forEach(hidden::block);
    return hidden.names.toArray(String[]::new);
  }

  private void local(Local local) {
    type(local.type());
  }

  private void type(TypeRef type) {
    if (type instanceof TypeRef.Declared declared) {
      if (declared.packageName().equals(packageName)) {
        names.add(declared.simpleNames().get(0));
      }
      declared.enclosing().ifPresent(this::type);
      declared.arguments().forEach(this::type);
    } else if (type instanceof TypeRef.NonDenotable nameless) {
      nameless.bounds().forEach(this::type);
      nameless.inferred().ifPresent(this::inferred);
    } else if (type instanceof TypeRef.Array array) {
      type(array.component());
    } else if (type instanceof TypeRef.Wildcard wildcard) {
      wildcard.extendsBound().ifPresent(this::type);
      wildcard.superBound().ifPresent(this::type);
    }
  }

  private void inferred(TypeRef.Inferred inferred) {
    type(inferred.type());
    inferred.parameters().forEach(parameter -> parameter.bounds().forEach(this::type));
  }

  private void block(Block block) {
    codes(block).forEach(this::code);
  }

  private void code(Code code) {
    for (Code.Piece piece : code.pieces()) {
      if (piece instanceof Code.TypeName name) {
        type(name.type());
      } else if (piece instanceof Code.Result result) {
        type(result.type());
      } else if (piece instanceof Code.Direct direct) {
        code(direct.callee());
        code(direct.plain());
      }
    }
  }

  private static List<Code> codes(Block block) {
    List<Code> codes = new ArrayList<>();
    block.instructions().forEach(instruction -> add(instruction, codes));
    add(block.terminator(), codes);
    return codes;
  }

  private static void add(Instruction instruction, List<Code> codes) {
    if (instruction instanceof Instruction.Run run) {
      codes.add(run.code());
      for (Instruction.Exit exit : run.exits()) {
        exit.assignments().forEach(assign -> codes.add(assign.value()));
        exit.value().ifPresent(codes::add);
      }
    } else if (instruction instanceof Instruction.Evaluate evaluate) {
      codes.add(evaluate.code());
    } else if (instruction instanceof Instruction.Declare declare) {
      declare.init().ifPresent(codes::add);
    } else if (instruction instanceof Instruction.Assign assign) {
      codes.add(assign.value());
    }
  }

  private static void add(Terminator terminator, List<Code> codes) {
    Optional<Code> one = Optional.empty();
    if (terminator instanceof Terminator.Branch branch) {
      one = Optional.of(branch.condition());
    } else if (terminator instanceof Terminator.Await await) {
      one = Optional.of(await.operand());
    } else if (terminator instanceof Terminator.Return leave) {
      one = leave.value();
    } else if (terminator instanceof Terminator.Throw thrown) {
      one = Optional.of(thrown.exception());
    } else if (terminator instanceof Terminator.Switch choice) {
      one = Optional.of(choice.selector());
      choice.arms().forEach(arm -> codes.addAll(arm.labels()));
    }
    one.ifPresent(codes::add);
  }
}
