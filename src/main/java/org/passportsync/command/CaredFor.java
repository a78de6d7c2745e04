package org.passportsync.command;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.passportsync.access.Actor;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.Guards;
import org.passportsync.job.ConnectionLife;
import org.passportsync.job.Moved;
import org.passportsync.job.Requester;
import org.passportsync.job.Schools;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates;
import org.passportsync.run.Connections;
import org.passportsync.run.Holdings;
import org.passportsync.run.Mastering;
import org.passportsync.run.NewDataKey;
import org.passportsync.run.Removals.Removal;

/** What looks after connections, as the desk offers it. */
final class CaredFor {

    private CaredFor() {}

    static Desk.Definitions definitions(Desk.Care care) {
        return new Defined(care.connections(), care.life());
    }

    /** Connection definitions, and the life of their connections, which follows what they say. */
    private record Defined(Connections connections, ConnectionLife life) implements Desk.Definitions {

        @Override
        public Connections.Applied apply(List<Connections.File> files, String actor) {
            return settled(connections.apply(files, actor), life);
        }

        @Override
        public List<Removal> removals(List<Connections.File> files) {
            return connections.removals(files);
        }

        @Override
        public Optional<ConnectionDefinition> definition(String name) {
            return connections.find(name).map(Connections.Stored::definition);
        }

        @Override
        public List<Connections.Listed> list() {
            return connections.list();
        }

        @Override
        public Connections.Guarded guard(String district, UnaryOperator<Guards> change, String actor) {
            return connections.guard(district, change, Actor.here(actor));
        }

        @Override
        public NewDataKey.Outcome newDataKey(String district, String actor) {
            return connections.newDataKey(district, Actor.here(actor));
        }

        @Override
        public Mastering.Outcome generate(Mastering.Asked asked, String actor) {
            Mastering.Outcome outcome = connections.generate(asked, Actor.here(actor));
            var _ = life.settle(asked.connection());
            return outcome;
        }
    }

    /** A connection whose secret can't be had waits for it. */
    private static Connections.Applied settled(Connections.Applied applied, ConnectionLife life) {
        return switch (applied) {
            case Connections.Applied.Refused refused -> refused;
            case Connections.Applied.Done(List<Connections.Change> changes) ->
                new Connections.Applied.Done(changes.stream()
                        .map(change ->
                                change.in(life.settle(change.connection()).orElse(change.state())))
                        .toList());
        };
    }

    static Desk.SchoolMap schools(Schools schools) {
        return new Desk.SchoolMap() {
            @Override
            public Schools.Answer list(String connection, Schools.From from) throws InterruptedException {
                return schools.list(connection, from);
            }

            @Override
            public Schools.Answer refresh(String connection, Set<String> named, Requester by) {
                return schools.refresh(connection, named, by);
            }
        };
    }

    static Desk.Life life(ConnectionLife life) {
        return new Desk.Life() {
            @Override
            public Moved order(String connection, ConnectionStates.Order order, Requester by) {
                return life.order(connection, order, by);
            }

            @Override
            public Optional<Map<EntityType, Holdings.Held>> holdings(String connection) {
                return life.holdings(connection);
            }

            @Override
            public List<String> remarks(String connection) {
                return life.remarks(connection);
            }

            @Override
            public Optional<ZonedDateTime> nextRun(String connection) {
                return life.nextRun(connection);
            }
        };
    }
}
