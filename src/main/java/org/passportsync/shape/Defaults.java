package org.passportsync.shape;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.SourceRow;

/** What the mappings put in for a person's further rows where there are none: the defaults of what these would feed. */
public final class Defaults {

    private Defaults() {}

    /**
     * Works it out.
     *
     * @return values in the order of the entity's schema, by the name of each kind of part that has a default
     */
    public static Map<String, @Nullable Object[]> of(EntityType entity, ShapeSettings settings) {
        Map<String, @Nullable Object[]> defaults = new HashMap<>();
        for (PartKind kind : settings.feeds().parts()) {
            if (kind.entity() == entity && !settings.feeds().main().contains(kind)) {
                @Nullable Object[] values = ofNothing(kind, settings);
                if (Arrays.stream(values).anyMatch(Objects::nonNull)) {
                    defaults.put(kind.name(), values);
                }
            }
        }
        return defaults;
    }

    private static @Nullable Object[] ofNothing(PartKind kind, ShapeSettings settings) {
        PartShape shape = new PartShape(kind, settings);
        SourceRow nothing = new SourceRow(shape.rows());
        nothing.start("", kind.name(), "", SourceRow.Status.ACTIVE);
        return shape.shape(nothing).values().clone();
    }
}
