package org.passportsync.shape;

import java.util.List;
import java.util.Set;
import org.passportsync.connection.AttributeMapping;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.SourceMapping;

/** Knows in which part of an entity's records a source attribute stands. */
record Sources(List<SourceMapping> shipped, Set<PartKind> main) {

    Feed feed(EntityType entity, AttributeMapping mapping) {
        PartKind part = mapping.from().isEmpty()
                ? carrier(entity)
                : part(entity, mapping.from().getFirst());
        List<String> names =
                mapping.from().stream().map(from -> plain(entity, from)).toList();
        return new Feed(part, names, mapping.to(), mapping.transforms());
    }

    /**
     * Whether a difference takes the place of a shipped mapping. A person's parts make one record, in which an attribute is
     * fed once; what else is read from two resources are two kinds of records, and the difference is of one of them.
     */
    boolean replaces(AttributeMapping difference, SourceMapping mapping) {
        EntityType entity = mapping.part().entity();
        return difference.to().equals(mapping.to())
                && (entity.person() || feed(entity, difference).part().equals(mapping.part()));
    }

    PartKind part(EntityType entity, String from) {
        return shipped.stream()
                .filter(mapping -> mapping.part().entity() == entity)
                .filter(mapping -> mapping.from().equals(from) || named(mapping.part(), from))
                .map(SourceMapping::part)
                .sorted((a, b) -> Boolean.compare(named(b, from), named(a, from)))
                .findFirst()
                .orElseGet(() -> carrier(entity));
    }

    /** The name without its resource in front. */
    private String plain(EntityType entity, String from) {
        PartKind part = part(entity, from);
        return named(part, from) ? from.substring(part.name().length() + 1) : from;
    }

    private static boolean named(PartKind part, String from) {
        return from.startsWith(part.name() + ".");
    }

    /** What carries the records; where several kinds of part do, the one that is shipped first. */
    private PartKind carrier(EntityType entity) {
        return shipped.stream()
                .map(SourceMapping::part)
                .filter(part -> part.entity() == entity && main.contains(part))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing carries the records of " + entity.key()));
    }
}
