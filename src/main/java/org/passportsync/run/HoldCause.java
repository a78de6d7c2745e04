package org.passportsync.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;

/**
 * Why some of the records change that a hold is about.
 *
 * @param parent with {@code PARENT}: the entity that left first; null where that is not known
 * @param parentCause why the parent left; null where that is not known
 * @param schools SIS IDs of the schools whose mapping was removed, sorted; empty with every other cause
 * @param count records
 */
public record HoldCause(
        Cause cause, @Nullable EntityType parent, @Nullable Cause parentCause, List<String> schools, long count) {

    private static final int NAMED = 5;

    public HoldCause {
        schools = List.copyOf(schools);
    }

    /** For a person, for example {@code 14 because of a filter rule}. */
    public String inWords(Operation operation) {
        if (cause != Cause.PARENT) {
            return count + " because " + why(cause, operation);
        }
        String who = parent == null ? "what they belong to left" : "their " + parent.key() + " left";
        return count + " because " + who
                + (parentCause == null ? "" : " (because " + why(parentCause, Operation.DELETE) + ")");
    }

    /** Why records change that have a cause, for example {@code they are gone, inactive or over in the SIS}. */
    public static String words(Cause cause, Operation operation) {
        return new HoldCause(cause, null, null, List.of(), 1).why(cause, operation);
    }

    private String why(Cause why, Operation operation) {
        return switch (why) {
            case SOURCE ->
                operation == Operation.DELETE ? "they are gone, inactive or over in the SIS" : "the SIS sent them so";
            case DATE -> "their dates are over";
            case PARENT -> "what they belong to left";
            case MAPPING -> "the attributes mapping changed";
            case FILTER -> "of a filter rule";
            case REQUIREMENT -> "of a data requirement";
            case SCHOOL_MAPPING -> unmapped();
            case STAFF_CHOICE -> "of the choice of staff";
            case MERGE -> "several connections' records were merged";
            case REKEY -> "they have new SIS IDs";
            case REVIVED -> "they came back";
            case RELEASE -> "an admin releases what the connection holds";
        };
    }

    private String unmapped() {
        if (schools.isEmpty()) {
            return "they are at no mapped school any more";
        }
        String some = String.join(", ", schools.subList(0, Math.min(NAMED, schools.size())));
        String more = schools.size() > NAMED ? " and " + (schools.size() - NAMED) + " more" : "";
        return schools.size() == 1
                ? "the mapping of school " + some + " was removed"
                : "the mappings of schools " + some + more + " were removed";
    }
}
