package org.passportsync.sis;

import java.util.Arrays;
import java.util.List;
import org.passportsync.roster.EntityType;

/**
 * A source attribute that feeds a hub attribute.
 *
 * @param part the kind of part the source attribute comes with
 * @param from the source's name, for example {@code preferredFirstName} or {@code metadata.homeroom}
 * @param to the hub's name, from the catalogue
 */
public record SourceMapping(PartKind part, String from, String to) {

    /** What one kind of part feeds: each name is {@code from:to}, or one name where both are the same. */
    public static List<SourceMapping> all(EntityType entity, String part, String... names) {
        PartKind kind = new PartKind(entity, part);
        return Arrays.stream(names)
                .map(name -> name.split(":", 2))
                .map(name -> new SourceMapping(kind, name[0], name[name.length - 1]))
                .toList();
    }
}
