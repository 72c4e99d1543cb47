package dev.weft.processor.emit;

import dev.weft.processor.flow.Block;
import dev.weft.processor.flow.Graph;
import dev.weft.processor.flow.Instruction;
import dev.weft.processor.flow.Region;
import dev.weft.processor.flow.Terminator;
import dev.weft.processor.model.AsyncMethod;
import dev.weft.processor.model.AsyncMethod.TypeParameter;
import dev.weft.processor.model.Body;
import dev.weft.processor.model.Code;
import dev.weft.processor.model.Code.Access;
import dev.weft.processor.model.KnownTypes;
import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import dev.weft.processor.model.TypeRef;
import dev.weft.processor.plan.Plan;
import dev.weft.processor.plan.Plan.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a plan together by hand, as the planner would make it, and emits it. */
final class PlanBuilder {
  static final TypeRef STRING = TypeRef.declared("java.lang", "String");
  static final TypeRef INTEGER = TypeRef.declared("java.lang", "Integer");
  static final TypeRef DEMO = TypeRef.declared("u", "Demo");

  private final List<Block> blocks = new ArrayList<>();
  private final List<Integer> states = new ArrayList<>();
  private final List<Region> regions = new ArrayList<>();
  private final List<Local> inputs = new ArrayList<>();
  private final Set<Local> unused = new HashSet<>();
  private final Map<Local, Storage> storage = new HashMap<>();
  private final Map<Local, String> names = new HashMap<>();
  private final Map<Local, String> captureNames = new HashMap<>();
  private final Set<String> innerNames = new HashSet<>();
  private final List<TypeParameter> typeParameters = new ArrayList<>();
  private Optional<Integer> region = Optional.empty();
  private TypeRef resultType = KnownTypes.OBJECT;
  private String display = "Demo.fetch()";
  private String stateName = "state";
  private int nextId;

  Local receiver(String name, TypeRef type) {
    return input(name, type, Local.Kind.RECEIVER);
  }

  Local parameter(String name, TypeRef type) {
    return input(name, type, Local.Kind.PARAMETER);
  }

  private Local input(String name, TypeRef type, Local.Kind kind) {
    Local local = new Local(nextId++, name, type, kind);
    inputs.add(local);
    storage.put(local, Storage.FIELD);
    names.put(local, name);
    return local;
  }

  Local unused(String name, TypeRef type) {
    Local local = new Local(nextId++, name, type, Local.Kind.PARAMETER);
    inputs.add(local);
    unused.add(local);
    return local;
  }

  Local variable(String name, TypeRef type, Storage where) {
    return stored(new Local(nextId++, name, type, Local.Kind.VARIABLE), where);
  }

  Local temporary(String name, TypeRef type, Storage where) {
    return stored(new Local(nextId++, name, type, Local.Kind.TEMPORARY), where);
  }

  private Local stored(Local local, Storage where) {
    storage.put(local, where);
    names.put(local, local.name());
    return local;
  }

  PlanBuilder captured(Local local, String copy) {
    captureNames.put(local, copy);
    return this;
  }

  PlanBuilder named(Local local, String name) {
    names.put(local, name);
    return this;
  }

  PlanBuilder stateName(String name) {
    stateName = name;
    return this;
  }

  PlanBuilder inner(String... more) {
    innerNames.addAll(List.of(more));
    return this;
  }

  PlanBuilder typeParameter(String name, TypeRef... bounds) {
    typeParameters.add(new TypeParameter(name, List.of(bounds)));
    return this;
  }

  PlanBuilder result(TypeRef type) {
    resultType = type;
    return this;
  }

  PlanBuilder display(String text) {
    display = text;
    return this;
  }

  /** The next block, which is a state: instructions, then a terminator. */
  PlanBuilder state(Object... steps) {
    states.add(blocks.size());
    return nested(steps);
  }

  /** The next block, which is written inside another one. */
  PlanBuilder nested(Object... steps) {
    List<Instruction> instructions = new ArrayList<>();
    for (int i = 0; i < steps.length - 1; i++) {
      instructions.add((Instruction) steps[i]);
    }
    Terminator end = (Terminator) steps[steps.length - 1];
    blocks.add(new Block(blocks.size(), instructions, end, region));
    return this;
  }

  /** Declares the next region. */
  PlanBuilder region(int handler, Local caught) {
    regions.add(new Region(regions.size(), Optional.empty(), handler, caught));
    return this;
  }

  /** The blocks that follow belong to the region. */
  PlanBuilder in(int number) {
    region = Optional.of(number);
    return this;
  }

  PlanBuilder outside() {
    region = Optional.empty();
    return this;
  }

  Plan plan() {
    Graph graph = new Graph(blocks, regions, inputs, innerNames);
    return new Plan(
        graph, states, List.of(states), storage, names, captureNames, unused, stateName);
  }

  GeneratedSource emit() {
    Stmt.Block statements = new Stmt.Block(List.of(), 10);
    AsyncMethod method =
        new AsyncMethod(
            "u",
            "Demo$$fetch",
            "u.Demo",
            "u.Demo",
            "fetch",
            "()Ldev/weft/Coroutine;",
            inputs.stream().noneMatch(input -> input.kind() == Local.Kind.RECEIVER),
            List.of(),
            List.of(),
            "()V",
            typeParameters,
            resultType,
            "Demo.java",
            display,
            10,
            new Body(inputs, statements, innerNames, nextId));
    return Emitter.emit(new Machine(method, plan(), List.of()));
  }

  static Code code(Object... parts) {
    List<Code.Piece> pieces = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof String text) {
        pieces.add(new Code.Text(text));
      } else if (part instanceof Local local) {
        pieces.add(new Code.Use(local, Access.READ, false));
      } else if (part instanceof TypeRef type) {
        pieces.add(new Code.TypeName(type));
      } else if (part instanceof Code code) {
        pieces.addAll(code.pieces());
      } else {
        pieces.add((Code.Piece) part);
      }
    }
    return new Code(pieces);
  }

  static Code.Piece awaited(TypeRef type) {
    return new Code.Result(type);
  }

  static Code.Piece write(Local local) {
    return new Code.Use(local, Access.WRITE, false);
  }

  static Code.Piece update(Local local) {
    return new Code.Use(local, Access.READ_WRITE, false);
  }

  static Code.Piece capture(Local local) {
    return new Code.Use(local, Access.READ, true);
  }

  static Code.Piece line(int line) {
    return new Code.Line(line);
  }

  static Code.Piece exit() {
    return new Code.Exit(new Stmt.Return(Optional.empty(), 1));
  }

  static Instruction.Run run(int line, Object... parts) {
    return new Instruction.Run(code(parts), List.of(), line);
  }

  static Instruction.Run run(int line, Code code, Instruction.Exit... exits) {
    return new Instruction.Run(code, List.of(exits), line);
  }

  static Instruction.Exit leavesTo(int target, Instruction.Assign... assignments) {
    return new Instruction.Exit(List.of(assignments), Optional.of(target), Optional.empty());
  }

  static Instruction.Exit leavesWith(Object... value) {
    return new Instruction.Exit(
        List.of(), Optional.empty(), Optional.of(code(value)).filter(c -> value.length > 0));
  }

  static Instruction evaluate(int line, Object... parts) {
    return new Instruction.Evaluate(code(parts), line);
  }

  static Instruction declare(int line, Local local, Object... init) {
    return new Instruction.Declare(
        local, Optional.of(code(init)).filter(c -> init.length > 0), false, line);
  }

  static Instruction infer(int line, Local local, Object... init) {
    return new Instruction.Declare(local, Optional.of(code(init)), true, line);
  }

  static Instruction.Assign assign(int line, Local local, Object... value) {
    return new Instruction.Assign(local, code(value), line);
  }

  static Terminator jump(int line, int target) {
    return new Terminator.Goto(target, line);
  }

  static Terminator branch(int line, Code condition, int whenTrue, int whenFalse) {
    return new Terminator.Branch(condition, whenTrue, whenFalse, line);
  }

  static Terminator await(int line, int next, Object... operand) {
    return new Terminator.Await(code(operand), next, line);
  }

  static Terminator leave(int line, Object... value) {
    return new Terminator.Return(Optional.of(code(value)).filter(c -> value.length > 0), line);
  }

  static Terminator fail(int line, Object... exception) {
    return new Terminator.Throw(code(exception), line);
  }

  static Terminator choose(int line, Code selector, Terminator.Arm... arms) {
    return new Terminator.Switch(selector, List.of(arms), Optional.empty(), line);
  }

  static Terminator choose(int line, Code selector, int otherwise, Terminator.Arm... arms) {
    return new Terminator.Switch(selector, List.of(arms), Optional.of(otherwise), line);
  }

  static Terminator.Arm arm(int target, String... labels) {
    return new Terminator.Arm(List.of(labels).stream().map(Code::of).toList(), false, target);
  }

  static Terminator.Arm defaultArm(int target, String... labels) {
    return new Terminator.Arm(List.of(labels).stream().map(Code::of).toList(), true, target);
  }

  static Terminator dispatch(int line, Local exit, Integer... targets) {
    return new Terminator.Dispatch(exit, List.of(targets), line);
  }

  static Terminator unreachable(int line) {
    return new Terminator.Unreachable(line);
  }
}
