package org.passportsync.shape;

import java.util.Set;

/**
 * Which source schools a connection brings in.
 *
 * @param mapped raw identifiers of the mapped schools, the district's own row among them where it is mapped
 * @param offices raw identifiers of the district's own rows, mapped or not
 */
public record SchoolScope(Set<String> mapped, Set<String> offices) {

    public SchoolScope {
        mapped = Set.copyOf(mapped);
        offices = Set.copyOf(offices);
    }

    boolean includes(String rawId) {
        return mapped.contains(rawId);
    }

    /** Whether the district's own row is mapped, so that its office has a place in the hub. */
    boolean includesOffice() {
        return offices.stream().anyMatch(mapped::contains);
    }

    boolean isOffice(String rawId) {
        return offices.contains(rawId);
    }
}
