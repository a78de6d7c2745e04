package org.passportsync.connection;

import java.util.Set;

/**
 * What a definition may name besides itself.
 *
 * @param applications the gallery
 * @param plainHttpHosts hosts, in small letters, that may be reached without encryption beside this machine
 */
public record ReadingRules(Set<String> applications, Set<String> plainHttpHosts) {

    public ReadingRules {
        applications = Set.copyOf(applications);
        plainHttpHosts = Set.copyOf(plainHttpHosts);
    }

    /** A gallery, with encryption everywhere but on this machine. */
    public static ReadingRules of(Set<String> applications) {
        return new ReadingRules(applications, Set.of());
    }
}
