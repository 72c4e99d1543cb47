package dev.weft.processor.flow;

import dev.weft.processor.model.Body;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Expr;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a lifted body into basic blocks. Needs: every expression is plain, no try has resources.
 * Leaves: every exception of a region goes to its one handler; every other way out of a try with a
 * finally goes through one copy of the finally block, with a number saying where to go on.
 */
public final class GraphBuilder {
  private final Assembly assembly;
  private final Jumps jumps;

  private GraphBuilder(Body body) {
    this.assembly = new Assembly(body.nextId());
    this.jumps = new Jumps();
  }

  /** Builds the graph, untidy: see {@link Simplifier}. */
  public static Graph build(Body lifted) {
    GraphBuilder builder = new GraphBuilder(lifted);
    builder.assembly.start(builder.assembly.newBlock());
    builder.statement(lifted.statements());
    // Only a body that javac found to return on all paths gets here: nothing flows off its end.
    builder.assembly.end(new Terminator.Unreachable(lifted.statements().line()));
    return builder.assembly.finish(lifted.inputs(), lifted.innerNames());
  }

  private void statement(Stmt statement) {
    if (!assembly.isOpen()) {
      return; // unreachable code that lowering made
    }
    if (statement instanceof Stmt.Plain plain) {
      plain(plain);
    } else if (statement instanceof Stmt.Declare declare) {
      assembly.add(
          new Instruction.Declare(
              declare.local(),
              declare.init().map(GraphBuilder::code),
              declare.inferred(),
              declare.line()));
    } else if (statement instanceof Stmt.Assign assign) {
      assembly.add(new Instruction.Assign(assign.local(), code(assign.value()), assign.line()));
    } else if (statement instanceof Stmt.Evaluate evaluate) {
      assembly.add(new Instruction.Evaluate(code(evaluate.expr()), evaluate.line()));
    } else if (statement instanceof Stmt.Await await) {
      await(await);
    } else if (statement instanceof Stmt.Block block) {
      block.statements().forEach(this::statement);
    } else if (statement instanceof Stmt.If choice) {
      branch(choice);
    } else if (statement instanceof Stmt.Loop loop) {
      loop(loop);
    } else if (statement instanceof Stmt.Labeled labeled) {
      labeled(labeled);
    } else if (statement instanceof Stmt.Switch choice) {
      choice(choice);
    } else if (statement instanceof Stmt.Try guarded) {
      guarded(guarded);
    } else if (statement instanceof Stmt.Throw thrown) {
      assembly.end(new Terminator.Throw(code(thrown.exception()), thrown.line()));
    } else if (statement instanceof Stmt.Jump jump) {
      jump(jump);
    }
  }

  private static Code code(Expr expr) {
    if (expr instanceof Expr.Plain plain) {
      return plain.code();
    }
    throw new AssertionError("not lifted: " + expr);
  }

  private void plain(Stmt.Plain plain) {
    List<Instruction.Exit> exits = new ArrayList<>();
    for (Code.Exit exit : plain.code().exits()) {
      exits.add(jumps.exit(exit.jump()));
    }
    assembly.add(new Instruction.Run(plain.code(), exits, plain.line()));
    if (!plain.completes()) {
      assembly.end(new Terminator.Unreachable(plain.line()));
    }
  }

  private void await(Stmt.Await await) {
    int next = assembly.newBlock();
    assembly.end(new Terminator.Await(code(await.operand()), next, await.line()));
    assembly.start(next);
  }

  private void jump(Stmt.Jump jump) {
    Instruction.Exit exit = jumps.exit(jump);
    exit.assignments().forEach(assembly::add);
    assembly.end(
        exit.target().isPresent()
            ? new Terminator.Goto(exit.target().get(), jump.line())
            : new Terminator.Return(exit.value(), jump.line()));
  }

  private void branch(Stmt.If choice) {
    int whenTrue = assembly.newBlock();
    int whenFalse = assembly.newBlock();
    int after = assembly.newBlock();
    assembly.end(
        new Terminator.Branch(code(choice.condition()), whenTrue, whenFalse, choice.line()));
    in(whenTrue, choice.then(), after);
    in(whenFalse, choice.otherwise(), after);
    assembly.start(after);
  }

  /** Runs the statement in the block and goes on after it. */
  private void in(int block, Stmt statement, int after) {
    assembly.start(block);
    statement(statement);
    assembly.end(new Terminator.Goto(after, statement.line()));
  }

  private void loop(Stmt.Loop loop) {
    int head = assembly.newBlock();
    int body = assembly.newBlock();
    int update = assembly.newBlock();
    int after = assembly.newBlock();
    int line = loop.line();
    assembly.end(new Terminator.Goto(loop.testFirst() ? head : body, line));

    jumps.push(loop.breaks(), after);
    assembly.start(head);
    loop.prelude().forEach(this::statement);
    assembly.end(
        loop.condition().isPresent()
            ? new Terminator.Branch(code(loop.condition().get()), body, after, line)
            : new Terminator.Goto(body, line));

    jumps.push(loop.continues(), update);
    in(body, loop.body(), update);
    jumps.pop();
    assembly.start(update);
    loop.update().forEach(this::statement);
    assembly.end(new Terminator.Goto(head, line));
    jumps.pop();
    assembly.start(after);
  }

  private void labeled(Stmt.Labeled labeled) {
    int after = assembly.newBlock();
    jumps.push(labeled.target(), after);
    statement(labeled.body());
    jumps.pop();
    assembly.end(new Terminator.Goto(after, labeled.line()));
    assembly.start(after);
  }

  private void choice(Stmt.Switch choice) {
    int after = assembly.newBlock();
    List<Integer> blocks = new ArrayList<>();
    List<Terminator.Arm> arms = new ArrayList<>();
    boolean hasDefault = false;
    for (Stmt.Group group : choice.groups()) {
      int block = assembly.newBlock();
      blocks.add(block);
      arms.add(new Terminator.Arm(group.labels(), group.isDefault(), block));
      hasDefault |= group.isDefault();
    }
    Optional<Integer> otherwise =
        hasDefault || choice.exhaustive() ? Optional.empty() : Optional.of(after);
    assembly.end(new Terminator.Switch(code(choice.selector()), arms, otherwise, choice.line()));
    jumps.push(choice.breaks(), after);
    for (int i = 0; i < blocks.size(); i++) {
      Stmt.Group group = choice.groups().get(i);
      int next = i + 1 < blocks.size() ? blocks.get(i + 1) : after;
      in(blocks.get(i), new Stmt.Block(group.body(), group.line()), next);
    }
    jumps.pop();
    assembly.start(after);
  }

  private void guarded(Stmt.Try guarded) {
    int after = assembly.newBlock();
    if (guarded.last().isPresent()) {
      withFinally(guarded, guarded.last().get(), after);
    } else {
      withCatches(guarded, after);
    }
    assembly.start(after);
  }

  private void withFinally(Stmt.Try guarded, Stmt last, int after) {
    int line = guarded.line();
    Finally exits = new Finally(assembly, line);
    Local thrown = exits.thrown();
    int region = assembly.openRegion(thrown);
    jumps.push(exits);
    int entry = assembly.newBlock();
    assembly.end(new Terminator.Goto(entry, line));
    assembly.start(entry);
    if (guarded.catches().isEmpty()) {
      statement(guarded.body());
    } else {
      int caught = assembly.newBlock();
      withCatches(guarded, caught);
      assembly.start(caught);
    }
    if (assembly.isOpen()) {
      assembly.add(exits.set(Finally.NORMAL));
      assembly.end(new Terminator.Goto(exits.block(), line));
    }
    jumps.pop();
    assembly.closeRegion();

    assembly.startHandler(region);
    assembly.add(exits.set(Finally.THROWN));
    assembly.end(new Terminator.Goto(exits.block(), line));

    assembly.start(exits.block());
    statement(last);
    if (assembly.isOpen()) {
      dispatch(exits, after, last.line());
    }
  }

  /** Where each way into the finally block leads on, in the code around the try. */
  private void dispatch(Finally exits, int after, int line) {
    List<Integer> targets = new ArrayList<>();
    targets.add(after);
    int rethrow = assembly.newBlock();
    targets.add(rethrow);
    for (int i = 0; i < exits.jumps().size(); i++) {
      targets.add(assembly.newBlock());
    }
    assembly.end(new Terminator.Dispatch(exits.exit(), targets, line));
    assembly.start(rethrow);
    assembly.end(new Terminator.Throw(Code.read(exits.thrown()), line));
    for (int i = 0; i < exits.jumps().size(); i++) {
      assembly.start(targets.get(i + 2));
      jump(exits.jumps().get(i));
    }
  }

  private void withCatches(Stmt.Try guarded, int after) {
    int line = guarded.line();
    Local caught = assembly.temporary("caught", KnownTypes.THROWABLE);
    int region = assembly.openRegion(caught);
    int entry = assembly.newBlock();
    assembly.end(new Terminator.Goto(entry, line));
    in(entry, guarded.body(), after);
    assembly.closeRegion();

    assembly.startHandler(region);
    for (Stmt.Catch clause : guarded.catches()) {
      int matches = assembly.newBlock();
      int next = assembly.newBlock();
      assembly.end(
          catchesAll(clause)
              ? new Terminator.Goto(matches, clause.line())
              : new Terminator.Branch(isCaught(clause, caught), matches, next, clause.line()));
      assembly.start(matches);
      assembly.add(
          new Instruction.Declare(
              clause.local(), Optional.of(cast(clause, caught)), false, clause.line()));
      statement(clause.body());
      assembly.end(new Terminator.Goto(after, clause.line()));
      assembly.start(next);
    }
    assembly.end(new Terminator.Throw(Code.read(caught), line));
  }

  private static boolean catchesAll(Stmt.Catch clause) {
    return clause.types().contains(KnownTypes.THROWABLE);
  }

  private static Code isCaught(Stmt.Catch clause, Local caught) {
    List<Code> tests = new ArrayList<>();
    for (TypeRef type : clause.types()) {
      tests.add(
          Code.join(
              tests.isEmpty() ? Code.EMPTY : Code.of(" || "),
              Code.read(caught),
              Code.of(" instanceof "),
              new Code(List.of(new Code.TypeName(type)))));
    }
    return Code.join(tests.toArray(Code[]::new));
  }

  private static Code cast(Stmt.Catch clause, Local caught) {
    return catchesAll(clause)
        ? Code.read(caught)
        : Code.join(Code.cast(clause.local().type()), Code.read(caught));
  }
}
