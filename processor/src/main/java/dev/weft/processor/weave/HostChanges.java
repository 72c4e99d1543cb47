package dev.weft.processor.weave;

import dev.weft.processor.model.Accessor;
import dev.weft.processor.model.AsyncMethod;
import java.util.List;

/**
 * What the class file of one class becomes once its state machines exist.
 *
 * @param methods those whose bodies are replaced
 * @param accessors those that the class gets
 * @param nestMembers binary names that the class, as host of its nest, gets
 */
public record HostChanges(
    List<AsyncMethod> methods, List<Accessor> accessors, List<String> nestMembers) {
  public HostChanges {
    methods = List.copyOf(methods);
    accessors = List.copyOf(accessors);
    nestMembers = List.copyOf(nestMembers);
  }

  /** The same for one of the methods. */
  public HostChanges only(AsyncMethod method) {
    return new HostChanges(List.of(method), accessors, nestMembers);
  }
}
