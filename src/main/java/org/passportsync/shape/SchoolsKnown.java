package org.passportsync.shape;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.passportsync.shape.PlannedSchool.MappedAs;

/**
 * What earlier runs and the hub know of schools.
 *
 * @param mappings by raw identifier of the source school
 * @param hubSchools the live ones of the district
 * @param listed what the SIS told of schools when it was last asked, by raw identifier
 */
public record SchoolsKnown(
        Map<String, Mapping> mappings, List<HubSchool> hubSchools, Map<String, SourceSchool> listed) {

    /** The hub school that a source school was mapped to, and how it came to be. */
    public record Mapping(UUID hub, MappedAs as) {}

    public SchoolsKnown {
        mappings = Map.copyOf(mappings);
        hubSchools = List.copyOf(hubSchools);
        listed = Map.copyOf(listed);
    }

    /** The district's own rows as they were last told. */
    Stream<SourceSchool> offices() {
        return listed.values().stream().filter(SourceSchool::office).sorted(Comparator.comparing(SourceSchool::id));
    }

    /** A school that is not listed; one that was the district's own row is so still, until it is listed as another. */
    SourceSchool unlisted(String id) {
        SourceSchool before = listed.get(id);
        return before != null && before.office() ? before : SourceSchool.unlisted(id);
    }

    Optional<UUID> bySlug(String slug) {
        return hubSchools.stream()
                .filter(school -> school.slug().equals(slug))
                .map(HubSchool::id)
                .findFirst();
    }

    boolean live(UUID hub) {
        return hubSchools.stream().anyMatch(school -> school.id().equals(hub));
    }

    /** The hub schools but one. */
    List<HubSchool> others(UUID hub) {
        return hubSchools.stream().filter(school -> !school.id().equals(hub)).toList();
    }
}
