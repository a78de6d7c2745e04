package org.passportsync.change;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what becomes of shared passport records into the change set. */
final class MergedChanges {

    private MergedChanges() {}

    /** Fills the lists of the statement {@code merge/add_changes}, and runs it. */
    static void add(JdbcClient.StatementSpec statement, List<MergedChange> changes) {
        statement
                .param("entities", of(changes, one -> one.entity().code(), new Short[0]))
                .param("sisIds", of(changes, MergedChange::sisId, new String[0]))
                .param("passportIds", of(changes, MergedChange::passportId, new UUID[0]))
                .param("operations", of(changes, one -> one.operation().name(), new String[0]))
                .param("causes", of(changes, one -> one.cause().name(), new String[0]))
                .param("schools", of(changes, MergedChange::school, new String[0]))
                .param("afters", of(changes, MergedChange::after, new String[0]))
                .param("sisIdsBefore", of(changes, MergedChange::sisIdBefore, new String[0]))
                .update();
    }

    /** One part of each of a list, as an array. */
    static <T, V> V[] of(List<T> all, Function<T, @Nullable V> part, V[] none) {
        return all.stream().map(part).toList().toArray(none);
    }
}
