package org.passportsync.shape;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A hub school that a source school may be: suggested to a person, never taken by itself.
 *
 * @param slug of the hub school
 * @param reason what the two have in common
 */
public record SchoolSuggestion(String slug, Reason reason) {

    /** What the two schools have in common. */
    public enum Reason {
        /** The identifier given by the state or NCES. */
        IDENTIFIER,
        /** Exactly the same name. */
        NAME
    }

    /** The best one among hub schools; the same identifier says more than the same name. */
    static Optional<SchoolSuggestion> of(SourceSchool school, List<HubSchool> hubSchools) {
        return first(hubSchools, hub -> same(school.identifier(), hub.identifier()), Reason.IDENTIFIER)
                .or(() -> first(hubSchools, hub -> same(school.name(), hub.name()), Reason.NAME));
    }

    private static Optional<SchoolSuggestion> first(List<HubSchool> hubSchools, Predicate<HubSchool> like, Reason why) {
        return hubSchools.stream()
                .filter(like)
                .map(HubSchool::slug)
                .min(Comparator.naturalOrder())
                .map(slug -> new SchoolSuggestion(slug, why));
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && !one.isBlank() && one.equals(other);
    }
}
