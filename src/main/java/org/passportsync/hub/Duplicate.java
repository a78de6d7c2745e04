package org.passportsync.hub;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;

/**
 * Two records that may be one, or that are one and disagree.
 *
 * @param id of the issue that says so
 * @param why what was found, and by which run
 * @param incoming the record that the issue is about
 * @param differing the attributes whose values differ, masked or not; references are compared within one connection only,
 *     because each connection has identifiers of its own
 * @param decision the one that stands about the two; null: nobody has decided
 */
public record Duplicate(
        long id,
        String district,
        EntityType entity,
        Why why,
        Entry incoming,
        Entry other,
        List<String> differing,
        @Nullable PairDecision decision) {

    /** The rule where two contributors of one passport record disagree about an attribute. */
    public static final String DISAGREEMENT = "differs";

    /**
     * What was found.
     *
     * @param rule for example a domain of uniqueness, or {@link #DISAGREEMENT}
     * @param value as it is kept with the issue, masked
     * @param closedRun the run after which it was true no longer; null: it is open
     */
    public record Why(
            String rule,
            @Nullable String attribute,
            @Nullable String value,
            String message,
            long openedRun,
            @Nullable Long closedRun) {}

    /**
     * One of the two, as its connection remembers it.
     *
     * @param passportId null: it is not live
     * @param document as JSON, by hub attribute, references as SIS IDs; null: nothing is remembered
     */
    public record Entry(
            String connection,
            String sisId,
            @Nullable UUID passportId,
            @Nullable String document) {

        public boolean live() {
            return passportId != null;
        }
    }

    /** Whether the two contribute to one passport record already. */
    public boolean joined() {
        return incoming.passportId() != null && incoming.passportId().equals(other.passportId());
    }

    public boolean open() {
        return why.closedRun() == null;
    }
}
