package org.passportsync.shape;

import java.util.List;
import org.passportsync.connection.Transform;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.SourceMapping;

/**
 * What feeds one hub attribute.
 *
 * @param part the kind of part that brings it
 * @param from source attributes; none: nothing but what the transforms put in
 * @param transforms what happens to the values on their way; none: they pass as they are
 */
public record Feed(PartKind part, List<String> from, String to, List<Transform> transforms) {

    public Feed {
        from = List.copyOf(from);
        transforms = List.copyOf(transforms);
    }

    static Feed shipped(SourceMapping mapping) {
        return new Feed(mapping.part(), List.of(mapping.from()), mapping.to(), List.of());
    }

    /** Says whether any value can come of it; if not, the attribute is cleared. */
    boolean yields() {
        return !from.isEmpty() || transforms.stream().anyMatch(Transform.Otherwise.class::isInstance);
    }

    /** Says whether the source's value is taken as it is. */
    boolean plain() {
        return from.size() == 1 && transforms.isEmpty();
    }

    /** The same wherever the same value would come out of it. */
    String text() {
        return part.name() + " " + from + " " + transforms;
    }
}
