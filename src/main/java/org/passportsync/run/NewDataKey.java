package org.passportsync.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.passportsync.access.Actor;
import org.passportsync.access.Audit;
import org.passportsync.connection.Vault;
import org.passportsync.connection.VaultLocked;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives a district a new data key in place of one that can't be opened any more, and closes the runs that could have gone
 * on with pages of the old one. Runs in one transaction.
 */
public final class NewDataKey {

    private static final Set<RunState> LEFT_OFF = Set.of(RunState.FAILED, RunState.STOPPED);

    private final JdbcClient database;
    private final Connections connections;
    private final Vault vault;
    private final Runs runs;
    private final Audit audit;
    private final Actor actor;

    NewDataKey(Connections connections, Applying.Means means, Actor actor) {
        this.database = means.database();
        this.connections = connections;
        this.vault = means.vault();
        this.runs = new Runs(database, means.clock());
        this.audit = new Audit(database, means.clock());
        this.actor = actor;
    }

    /** What came of the order. */
    public sealed interface Outcome {

        /**
         * The district has a new key.
         *
         * @param closed runs that had failed or stopped, and are superseded
         */
        record Done(String district, List<Long> closed) implements Outcome {
            public Done {
                closed = List.copyOf(closed);
            }
        }

        /** It keeps the one that it has. */
        record Refused(String reason) implements Outcome {}

        /** There is no such district; the problem names those that are known. */
        record Unknown(String problem) implements Outcome {}
    }

    Outcome make(String district) {
        connections.revisions(actor).lock();
        if (connections.latest(district).isEmpty()) {
            return new Outcome.Unknown(Guarding.unknown(database, district));
        }
        if (opens(district)) {
            return new Outcome.Refused("the data key of district " + district
                    + " opens under this master key, so nothing is lost, and none is made");
        }
        Optional<Run> running =
                unfinished(district, Set.of(RunState.RUNNING)).stream().findFirst();
        if (running.isPresent()) {
            Run run = running.get();
            return new Outcome.Refused("run " + run.id() + " of " + run.connection()
                    + " is RUNNING; wait for it, or stop"
                    + " it with the command stop run=" + run.id() + ". If its process was killed, launch the sync of "
                    + run.connection() + " once more, which fails, and then do this again");
        }
        return new Outcome.Done(district, replace(district));
    }

    private boolean opens(String district) {
        try {
            var _ = vault.unwrap(connections.dataKey(district), district);
            return true;
        } catch (VaultLocked _) {
            return false;
        }
    }

    private List<Long> replace(String district) {
        database.sql(Sql.named("run/set_data_key"))
                .param("id", district)
                .param("key", vault.newDataKey(district))
                .update();
        List<Long> closed = unfinished(district, LEFT_OFF).stream()
                .map(Run::id)
                .filter(run -> runs.move(
                        run,
                        RunState.SUPERSEDED,
                        "superseded: its district has a new data key, which opens no page of it"))
                .toList();
        String detail = closed.stream().map(String::valueOf).collect(Collectors.joining(", "));
        audit.note(actor, "NEW_DATA_KEY", "district " + district, closed.isEmpty() ? null : "closed: run " + detail);
        return closed;
    }

    private List<Run> unfinished(String district, Set<RunState> states) {
        return connections.list().stream()
                .filter(one -> one.district().equals(district))
                .flatMap(one -> connections.find(one.name()).stream())
                .flatMap(one -> runs.last(one.id(), states).stream())
                .toList();
    }
}
