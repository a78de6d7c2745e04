package org.passportsync.run;

import java.time.InstantSource;
import org.passportsync.access.Actor;
import org.passportsync.access.Audit;
import org.passportsync.run.Connections.State;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The states of connections: what an order makes of them, and moving them, with an audit entry for each move. */
public final class ConnectionStates {

    private final JdbcClient database;
    private final InstantSource clock;

    public ConnectionStates(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What an admin may ask. */
    public enum Order {
        PAUSE("pause"),
        RESUME("resume"),
        RETIRE("retire");

        private final String word;

        Order(String word) {
            this.word = word;
        }

        /** As the command is called. */
        public String word() {
            return word;
        }
    }

    /** What an order means for a connection. */
    public sealed interface Answer {

        record Moves(State to) implements Answer {}

        /** It is so already; nothing is to be done. */
        record Stays() implements Answer {}

        record Refused(String reason) implements Answer {}
    }

    /** What an order makes of a state: a pure function. A secret that is missing is found out later. */
    public static Answer answer(String connection, State from, Order order) {
        return switch (order) {
            case PAUSE ->
                switch (from) {
                    case ACTIVE, WAITING_FOR_SECRET -> new Answer.Moves(State.PAUSED);
                    case PAUSED -> new Answer.Stays();
                    case RETIRED ->
                        new Answer.Refused(connection + " is RETIRED and syncs no more, so it can't become PAUSED;"
                                + " nothing is to be done");
                };
            case RESUME ->
                switch (from) {
                    case PAUSED, RETIRED -> new Answer.Moves(State.ACTIVE);
                    case ACTIVE, WAITING_FOR_SECRET -> new Answer.Stays();
                };
            case RETIRE ->
                switch (from) {
                    case ACTIVE, PAUSED, WAITING_FOR_SECRET -> new Answer.Moves(State.RETIRED);
                    case RETIRED -> new Answer.Stays();
                };
        };
    }

    /** Moves a connection if it is still as it was read; says whether it was. In the caller's transaction. */
    public boolean move(Connections.Stored stored, State to, Actor actor, String detail) {
        boolean moved = database.sql(Sql.named("run/move_state"))
                        .param("id", stored.id())
                        .param("from", stored.state().name())
                        .param("to", to.name())
                        .update()
                == 1;
        if (moved) {
            new Audit(database, clock)
                    .note(actor, "STATE", "connection " + stored.name(), stored.state() + " -> " + to + ": " + detail);
        }
        return moved;
    }
}
