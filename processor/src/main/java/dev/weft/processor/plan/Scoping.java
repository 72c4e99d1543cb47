package dev.weft.processor.plan;

import dev.weft.processor.model.Code;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.plan.Plan.Storage;
import dev.weft.processor.plan.Units.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which locals of a structured body can be declared where the user declared them: those
 * with a value there whose braces, of the body as it is written, reach every mention. All others
 * are variables of the method.
 */
final class Scoping {
  private final IdentityHashMap<Stmt.Await, Local> values;
  private final Deque<Set<Local>> braces = new ArrayDeque<>();
  private final Map<Local, Storage> storage = new LinkedHashMap<>();
  private final List<Code.Use> uses = new ArrayList<>();

  Scoping(IdentityHashMap<Stmt.Await, Local> values) {
    this.values = values;
  }

  /** Where each local lives that the body mentions; the kept ones live in the method. */
  Map<Local, Storage> of(Stmt.Block body, Set<Local> kept) {
    block(body);
    kept.forEach(local -> storage.replace(local, Storage.METHOD));
    return storage;
  }

  /** Every mention in the body. */
  List<Code.Use> uses() {
    return uses;
  }

  private void block(Stmt.Block block) {
    inBraces(() -> units(block.statements()));
  }

  private void inBraces(Runnable content) {
    braces.push(new HashSet<>());
    content.run();
    braces.pop();
  }

  /** All units but the last have braces of their own, around what is skipped. */
  private void units(List<Stmt> statements) {
    List<Unit> units = Units.of(statements);
    for (Unit unit : units.subList(0, units.size() - 1)) {
      inBraces(() -> unit(unit));
    }
    unit(units.get(units.size() - 1));
  }

  private void unit(Unit unit) {
    unit.awaiting().ifPresent(this::statement);
    unit.plain().forEach(this::statement);
  }

  private void statement(Stmt statement) {
    Results.codes(statement).forEach(code -> code.uses().forEach(this::mention));
    if (statement instanceof Stmt.Declare declare) {
      declare(declare.local(), declare.init().isPresent());
    } else if (statement instanceof Stmt.Assign assign) {
      mention(new Code.Use(assign.local(), Code.Access.WRITE, false));
    } else if (statement instanceof Stmt.Await await && values.containsKey(await)) {
      declare(values.get(await), true);
    } else if (statement instanceof Stmt.Block block) {
      block(block);
    } else if (statement instanceof Stmt.If choice) {
      inBraces(() -> statement(choice.then()));
      inBraces(() -> statement(choice.otherwise()));
    } else if (statement instanceof Stmt.Labeled labeled) {
      inBraces(() -> statement(labeled.body()));
    } else if (statement instanceof Stmt.Loop loop) {
      loop(loop);
    } else if (statement instanceof Stmt.Switch choice) {
      choice.groups().forEach(group -> inBraces(() -> units(group.body())));
      choice
          .groups()
          .forEach(group -> group.labels().forEach(label -> label.uses().forEach(this::mention)));
    } else if (statement instanceof Stmt.Try guarded) {
      guarded(guarded);
    }
  }

  private void loop(Stmt.Loop loop) {
    if (LoopForm.of(loop) == LoopForm.ENDLESS) {
      block(LoopForm.endless(loop));
      return;
    }
    LoopForm.condition(loop).ifPresent(code -> code.uses().forEach(this::mention));
    inBraces(() -> statement(loop.body()));
    loop.update().forEach(this::statement);
  }

  private void guarded(Stmt.Try guarded) {
    inBraces(() -> statement(guarded.body()));
    for (Stmt.Catch clause : guarded.catches()) {
      inBraces(
          () -> {
            declare(clause.local(), true);
            statement(clause.body());
          });
    }
    guarded.last().ifPresent(last -> inBraces(() -> statement(last)));
  }

  private void declare(Local local, boolean hasValue) {
    uses.add(new Code.Use(local, Code.Access.WRITE, false));
    if (hasValue && !storage.containsKey(local)) {
      storage.put(local, Storage.STATE);
      braces.element().add(local);
    } else {
      storage.put(local, Storage.METHOD);
    }
  }

  private void mention(Code.Use use) {
    uses.add(use);
    if (braces.stream().noneMatch(brace -> brace.contains(use.local()))) {
      storage.put(use.local(), Storage.METHOD);
    }
  }
}
