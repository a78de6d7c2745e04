package org.passportsync.answer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.passportsync.hub.PairDecision;
import org.passportsync.hub.PairVerdict;

/**
 * What somebody decided about two records that may be one.
 *
 * @param connection whose record moves, or is not taken; the first of the two
 * @param takesEffect when what was decided, or undone, takes effect
 * @param undoneBy null: it stands
 */
public record DecisionShown(
        long id,
        String district,
        String entity,
        String connection,
        String sisId,
        String otherConnection,
        String otherSisId,
        PairVerdict decision,
        String actor,
        Instant at,
        @Nullable String note,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt,
        String takesEffect) {

    public static DecisionShown of(PairDecision decision) {
        return new DecisionShown(
                decision.id(),
                decision.district(),
                decision.entity().key(),
                decision.incoming().connection(),
                decision.incoming().sisId(),
                decision.other().connection(),
                decision.other().sisId(),
                decision.verdict(),
                decision.made().actor(),
                decision.made().at(),
                decision.made().note(),
                decision.undoneBy(),
                decision.undoneAt(),
                effect(decision));
    }

    static @Nullable DecisionShown standing(@Nullable PairDecision decision) {
        return decision == null ? null : of(decision);
    }

    /** When a decision, or its undoing, takes effect. */
    public static String effect(PairDecision decision) {
        return "with the next run of " + decision.incoming().connection();
    }
}
