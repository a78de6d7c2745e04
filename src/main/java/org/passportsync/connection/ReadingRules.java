package org.passportsync.connection;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a definition may name besides itself.
 *
 * @param applications the gallery, told in alphabetical order
 * @param plainHttpHosts hosts, in small letters, that may be reached without encryption beside this machine
 * @param withoutScopes applications that ask for a token without naming scopes
 */
public record ReadingRules(Set<String> applications, Set<String> plainHttpHosts, Set<String> withoutScopes) {

    public ReadingRules {
        applications = Collections.unmodifiableSet(new TreeSet<>(applications));
        plainHttpHosts = Set.copyOf(plainHttpHosts);
        withoutScopes = Set.copyOf(withoutScopes);
    }

    /** A gallery, with encryption everywhere but on this machine, and scopes for all. */
    public static ReadingRules of(Set<String> applications) {
        return new ReadingRules(applications, Set.of(), Set.of());
    }
}
