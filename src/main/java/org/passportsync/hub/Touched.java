package org.passportsync.hub;

import java.util.Map;
import java.util.function.Predicate;

/**
 * What a run does to one entity.
 *
 * <p>A statement for each entity joins one partition by its index; one for all of them would look through everything that is
 * known, however little a day changes.
 *
 * @param entity its code
 * @param known whether a change is to a record that was there, if only as a tombstone
 * @param staged whether a record was read that is not as remembered, or is absent
 */
record Touched(int entity, boolean creates, boolean updates, boolean deletes, boolean known, boolean staged) {

    /** The statements that are said of one entity after the other, and where each has something to do. */
    private static final Map<String, Predicate<Touched>> ONE_BY_ONE = Map.of(
            "keep_history",
            Touched::known,
            "revive_records",
            touched -> touched.creates() && touched.known(),
            "update_records",
            Touched::updates,
            "delete_records",
            Touched::deletes,
            "let_go_records",
            Touched::deletes,
            "remember_changed",
            Touched::staged,
            "remember_standing",
            _ -> true,
            "forget_absent",
            Touched::staged,
            "remember_new",
            Touched::staged);

    /** Whether a statement is said of one entity after the other. */
    static boolean oneByOne(String statement) {
        return ONE_BY_ONE.containsKey(statement);
    }

    /** Whether a statement that is said of one entity after the other has something to do for this one. */
    boolean concerns(String statement) {
        return ONE_BY_ONE.getOrDefault(statement, _ -> false).test(this);
    }
}
