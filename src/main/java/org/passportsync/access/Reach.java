package org.passportsync.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The districts that a user belongs to; nothing else exists for that user. */
public sealed interface Reach {

    /** Every district, also one that is added later. */
    record Everywhere() implements Reach {}

    /** These districts only. */
    record Within(Set<String> districts) implements Reach {
        public Within {
            if (districts.isEmpty()) {
                throw new IllegalArgumentException("a user belongs to one district at least");
            }
            districts = Set.copyOf(districts);
        }
    }

    /** Whether a district is one of them. */
    default boolean covers(String district) {
        return switch (this) {
            case Everywhere _ -> true;
            case Within(Set<String> districts) -> districts.contains(district);
        };
    }

    /** Whether everything in another reach is in this one too. */
    default boolean covers(Reach other) {
        return switch (other) {
            case Everywhere _ -> this instanceof Everywhere;
            case Within(Set<String> districts) -> districts.stream().allMatch(this::covers);
        };
    }

    /** The districts in order; null means every one. */
    default @Nullable List<String> names() {
        return switch (this) {
            case Everywhere _ -> null;
            case Within(Set<String> districts) -> List.copyOf(new TreeSet<>(districts));
        };
    }

    /** The same as a parameter of a statement. */
    default String @Nullable [] array() {
        List<String> names = names();
        return names == null ? null : names.toArray(String[]::new);
    }

    /** What {@link #names} wrote. */
    static Reach of(@Nullable List<String> names) {
        return names == null ? new Everywhere() : new Within(Set.copyOf(names));
    }
}
