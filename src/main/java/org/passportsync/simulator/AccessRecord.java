package org.passportsync.simulator;

import java.time.LocalDate;
import java.util.Set;

/**
 * What the district granted to a client in its SIS.
 *
 * @param schools the sourcedIds the credential is limited to; empty for every school
 */
public record AccessRecord(String clientId, String clientSecret, Validity validity, Set<String> schools) {

    /** Whether the district has switched the record on. */
    public enum Standing {
        ACTIVE,
        INACTIVE
    }

    /** When a record may be used: both days belong to it. */
    public record Validity(Standing standing, LocalDate effective, LocalDate expires) {

        /** Never begins and never ends. */
        public static final Validity ALWAYS = new Validity(Standing.ACTIVE, LocalDate.MIN, LocalDate.MAX);
    }

    public AccessRecord {
        schools = Set.copyOf(schools);
    }

    /** A record without limits. */
    public static AccessRecord of(String clientId, String clientSecret) {
        return new AccessRecord(clientId, clientSecret, Validity.ALWAYS, Set.of());
    }

    /** The same, limited to these schools. */
    public AccessRecord limitedTo(String... seen) {
        return new AccessRecord(clientId, clientSecret, validity, Set.of(seen));
    }

    /** The same with another validity. */
    public AccessRecord with(Validity other) {
        return new AccessRecord(clientId, clientSecret, other, schools);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "AccessRecord[" + clientId + ", " + validity + ", " + schools + "]";
    }
}
