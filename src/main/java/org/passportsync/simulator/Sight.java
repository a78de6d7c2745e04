package org.passportsync.simulator;

import java.util.Set;

/**
 * Which schools a credential can see.
 *
 * @param only the sourcedIds it is limited to; empty for no limit
 * @param missing the sourcedIds that are left out all the same
 */
public record Sight(Set<String> only, Set<String> missing) {

    /** Sees every school. */
    public static final Sight EVERYTHING = new Sight(Set.of(), Set.of());

    public Sight {
        only = Set.copyOf(only);
        missing = Set.copyOf(missing);
    }

    /** Whether the school with this sourcedId can be seen. */
    public boolean sees(String school) {
        return (only.isEmpty() || only.contains(school)) && !missing.contains(school);
    }

    /** Whether nothing is hidden. */
    public boolean seesAll() {
        return only.isEmpty() && missing.isEmpty();
    }
}
