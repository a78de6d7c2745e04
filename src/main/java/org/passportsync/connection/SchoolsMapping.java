package org.passportsync.connection;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which schools of the SIS come in, and as which hub school.
 *
 * @param autoMap whether every school not named here becomes a new hub school
 * @param map schools that are mapped by name, each at most once
 * @param exclude identifiers of schools that stay out
 */
public record SchoolsMapping(boolean autoMap, List<MappedSchool> map, Set<String> exclude) {

    public SchoolsMapping {
        map = List.copyOf(map);
        exclude = Collections.unmodifiableSet(new TreeSet<>(exclude));
    }

    /** How the definition maps a school; nothing where it doesn't name it. */
    public Optional<MappedSchool> of(String source) {
        return map.stream().filter(school -> school.source().equals(source)).findFirst();
    }

    /** Says whether the definition keeps a school out. */
    public boolean excludes(String source) {
        return exclude.contains(source);
    }

    /** Says whether a school that was mapped before stays so. */
    public boolean keeps(String source) {
        return !excludes(source) && (autoMap || of(source).isPresent());
    }
}
