package org.passportsync.run;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Operation;
import org.passportsync.roster.EntityType;

/**
 * One reason why a run is held, with its numbers.
 *
 * @param school source school's SIS ID; null: the whole connection
 * @param count affected records
 * @param of live records before the run
 * @param percent affected of live
 * @param message the fact, the values and the limit, for a person
 */
public record Hold(
        HoldReason reason,
        @Nullable EntityType entity,
        @Nullable Operation operation,
        @Nullable String school,
        @Nullable Long count,
        @Nullable Long of,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal limitPercent,
        @Nullable Long limitCount,
        String message) {

    /** A hold without numbers. */
    public static Hold of(HoldReason reason, @Nullable EntityType entity, String message) {
        return new Hold(reason, entity, null, null, null, null, null, null, null, message);
    }
}
