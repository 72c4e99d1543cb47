package dev.weft.processor.plan;

import dev.weft.processor.model.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The statements in a statement. */
final class Children {
  private Children() {}

  /** All of them, in the order of the source. */
  static List<Stmt> of(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      return block.statements();
    } else if (statement instanceof Stmt.If choice) {
      return List.of(choice.then(), choice.otherwise());
    } else if (statement instanceof Stmt.Labeled labeled) {
      return List.of(labeled.body());
    } else if (statement instanceof Stmt.Loop loop) {
      List<Stmt> children = new ArrayList<>(loop.prelude());
      children.add(loop.body());
      children.addAll(loop.update());
      return children;
    } else if (statement instanceof Stmt.Switch choice) {
      List<Stmt> children = new ArrayList<>();
      choice.groups().forEach(group -> children.addAll(group.body()));
      return children;
    } else if (statement instanceof Stmt.Try guarded) {
      List<Stmt> children = new ArrayList<>();
      children.add(guarded.body());
      guarded.catches().forEach(clause -> children.add(clause.body()));
      guarded.last().ifPresent(children::add);
      return children;
    }
    return List.of();
  }

  /** The statement with each of them replaced. */
  static Stmt map(Stmt statement, UnaryOperator<Stmt> change) {
    if (statement instanceof Stmt.Block block) {
      return new Stmt.Block(all(block.statements(), change), block.line());
    } else if (statement instanceof Stmt.If choice) {
      return new Stmt.If(
          choice.condition(),
          change.apply(choice.then()),
          change.apply(choice.otherwise()),
          choice.line());
    } else if (statement instanceof Stmt.Labeled labeled) {
      return new Stmt.Labeled(labeled.target(), change.apply(labeled.body()), labeled.line());
    } else if (statement instanceof Stmt.Loop loop) {
      return new Stmt.Loop(
          loop.testFirst(),
          all(loop.prelude(), change),
          loop.condition(),
          change.apply(loop.body()),
          all(loop.update(), change),
          loop.breaks(),
          loop.continues(),
          loop.line());
    } else if (statement instanceof Stmt.Switch choice) {
      List<Stmt.Group> groups = new ArrayList<>();
      for (Stmt.Group group : choice.groups()) {
        groups.add(
            new Stmt.Group(
                group.labels(), group.isDefault(), all(group.body(), change), group.line()));
      }
      return new Stmt.Switch(
          choice.selector(), groups, choice.exhaustive(), choice.breaks(), choice.line());
    } else if (statement instanceof Stmt.Try guarded) {
      List<Stmt.Catch> catches = new ArrayList<>();
      for (Stmt.Catch clause : guarded.catches()) {
        catches.add(
            new Stmt.Catch(
                clause.types(), clause.local(), change.apply(clause.body()), clause.line()));
      }
      return new Stmt.Try(
          guarded.resources(),
          change.apply(guarded.body()),
          catches,
          guarded.last().map(change),
          guarded.line());
    }
    return statement;
  }

  private static List<Stmt> all(List<Stmt> statements, UnaryOperator<Stmt> change) {
    return statements.stream().map(change).toList();
  }
}
