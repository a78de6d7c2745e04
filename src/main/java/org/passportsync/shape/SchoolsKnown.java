package org.passportsync.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.passportsync.shape.PlannedSchool.MappedAs;

/**
 * What earlier runs and the hub know of schools.
 *
 * @param mappings by raw identifier of the source school
 * @param hubSchools the live ones of the district
 */
public record SchoolsKnown(Map<String, Mapping> mappings, List<HubSchool> hubSchools) {

    /** The hub school that a source school was mapped to, and how it came to be. */
    public record Mapping(UUID hub, MappedAs as) {}

    public SchoolsKnown {
        mappings = Map.copyOf(mappings);
        hubSchools = List.copyOf(hubSchools);
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
