package org.passportsync.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
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
 * @param causes why the affected records change, most frequent first; empty where nothing is counted
 * @param message the fact, the values, the limit and the causes, for a person
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
        List<HoldCause> causes,
        String message) {

    public Hold {
        causes = List.copyOf(causes);
    }

    /** A hold without numbers. */
    public static Hold of(HoldReason reason, @Nullable EntityType entity, String message) {
        return new Hold(reason, entity, null, null, null, null, null, null, null, List.of(), message);
    }

    /** The same hold with its causes, which are told in the message too. */
    public Hold because(List<HoldCause> why) {
        Operation what = operation == null ? Operation.DELETE : operation;
        String told = why.isEmpty()
                ? message
                : message + ": " + why.stream().map(one -> one.inWords(what)).collect(Collectors.joining(", "));
        return new Hold(reason, entity, operation, school, count, of, percent, limitPercent, limitCount, why, told);
    }
}
