package dev.weft.processor.plan;

import dev.weft.processor.model.Local;
import dev.weft.processor.model.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the braces off blocks within blocks where they keep no two variables of one name apart.
 *
 * <pre>
 * { int i = 0; loop }   ->   int i = 0; loop
 * </pre>
 */
final class Flattening {
  private final Map<String, Integer> declarations = new HashMap<>();

  private Flattening() {}

  static Stmt.Block of(Stmt.Block body) {
    Flattening flattening = new Flattening();
    flattening.count(body);
    return (Stmt.Block) flattening.flat(body);
  }

  private void count(Stmt statement) {
    if (statement instanceof Stmt.Declare declare) {
      declarations.merge(declare.local().name(), 1, Integer::sum);
    }
    Children.of(statement).forEach(this::count);
  }

  private Stmt flat(Stmt statement) {
    Stmt inside = Children.map(statement, this::flat);
    return inside instanceof Stmt.Block block
        ? new Stmt.Block(Reach.reachable(spliced(block.statements())), block.line())
        : inside;
  }

  private List<Stmt> spliced(List<Stmt> statements) {
    List<Stmt> all = new ArrayList<>();
    for (Stmt statement : statements) {
      if (statement instanceof Stmt.Block block && needsNoBraces(block)) {
        all.addAll(block.statements());
      } else {
        all.add(statement);
      }
    }
    return all;
  }

  /** Temporaries get names that nothing else has. */
  private boolean needsNoBraces(Stmt.Block block) {
    return block.statements().stream()
        .filter(Stmt.Declare.class::isInstance)
        .map(statement -> ((Stmt.Declare) statement).local())
        .allMatch(
            local ->
                local.kind() == Local.Kind.TEMPORARY
                    || declarations.getOrDefault(local.name(), 0) == 1);
  }
}
