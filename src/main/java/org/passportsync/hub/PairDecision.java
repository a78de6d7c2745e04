package org.passportsync.hub;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;

/**
 * What somebody decided about two records that may be one; it holds until it is undone, and is kept even then.
 *
 * @param incoming the record that moves, or is not taken; the decision takes effect with the next run of its connection
 * @param undoneBy null: it stands
 */
public record PairDecision(
        long id,
        String district,
        EntityType entity,
        Named incoming,
        Named other,
        PairVerdict verdict,
        Made made,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt) {

    /** A connection's record. */
    public record Named(String connection, String sisId) {}

    /** By whom and when, and why. */
    public record Made(String actor, Instant at, @Nullable String note) {}

    public boolean stands() {
        return undoneAt == null;
    }
}
