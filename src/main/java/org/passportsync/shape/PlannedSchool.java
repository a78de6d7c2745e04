package org.passportsync.shape;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source school and the hub school that it feeds in one run.
 *
 * @param listed whether the SIS still lists it
 * @param schoolId the hub school's Passport ID; null: not mapped, so its records are out of scope
 * @param mappedAs how it came to be mapped; null: not mapped
 * @param hubName the name that the definition gives the hub school; null: its own
 * @param slug of the hub school, where this run makes it
 * @param suggestion a hub school that it may be, where nobody has decided about it
 */
public record PlannedSchool(
        SourceSchool school,
        boolean listed,
        @Nullable UUID schoolId,
        @Nullable MappedAs mappedAs,
        @Nullable String hubName,
        @Nullable String slug,
        @Nullable SchoolSuggestion suggestion) {

    /** How a school came to be mapped. */
    public enum MappedAs {
        AUTO,
        NEW,
        EXISTING
    }

    static PlannedSchool unmapped(SourceSchool school) {
        return new PlannedSchool(school, true, null, null, null, null, null);
    }

    static PlannedSchool mapped(SourceSchool school, UUID hub, MappedAs as) {
        return new PlannedSchool(school, true, hub, as, null, null, null);
    }

    PlannedSchool named(@Nullable String name) {
        return new PlannedSchool(school, listed, schoolId, mappedAs, name, slug, suggestion);
    }

    PlannedSchool made(String newSlug) {
        return new PlannedSchool(school, listed, schoolId, mappedAs, hubName, newSlug, suggestion);
    }

    PlannedSchool suggesting(@Nullable SchoolSuggestion hub) {
        return new PlannedSchool(school, listed, schoolId, mappedAs, hubName, slug, hub);
    }

    PlannedSchool unlisted() {
        return new PlannedSchool(school, false, schoolId, mappedAs, hubName, slug, suggestion);
    }

    public boolean mapped() {
        return schoolId != null;
    }
}
