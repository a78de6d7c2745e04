package org.passportsync.shape;

import java.util.List;
import java.util.function.Predicate;
import org.passportsync.connection.EndDateIs;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.SourceMapping;

/**
 * What decides how raw records become hub records.
 *
 * @param prefix set before every identifier and reference; may be empty
 * @param mappings which source attribute feeds which hub attribute
 * @param endDateIs whether an end date is the last day or the day after
 */
public record ShapeSettings(String prefix, List<SourceMapping> mappings, EndDateIs endDateIs, SchoolScope schools) {

    public ShapeSettings {
        mappings = List.copyOf(mappings);
    }

    /** The same for some entities only. */
    public ShapeSettings only(Predicate<EntityType> wanted) {
        List<SourceMapping> some = mappings.stream()
                .filter(mapping -> wanted.test(mapping.part().entity()))
                .toList();
        return new ShapeSettings(prefix, some, endDateIs, schools);
    }
}
