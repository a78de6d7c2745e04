package org.passportsync.job;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Actor;
import org.passportsync.connection.ExpiryWarning;
import org.passportsync.connection.SecretAnswer;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates;
import org.passportsync.run.ConnectionStates.Answer;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Connections;
import org.passportsync.run.Connections.State;
import org.passportsync.run.Connections.Stored;
import org.passportsync.run.Holdings;
import org.passportsync.run.NextRuns;
import org.passportsync.run.Retirement;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;

/** The life of connections: waiting for their secret, active, paused, retired. */
public final class ConnectionLife {

    static final String NONE = "no sync can start: ";

    private final Workplace place;
    private final Connections connections;
    private final Keys keys;
    private final Runs runs;

    public ConnectionLife(Workplace place, Connections connections, Keys keys) {
        this.place = place;
        this.connections = connections;
        this.keys = keys;
        this.runs = new Runs(place.database(), place.clock());
    }

    /** Pauses, resumes or retires a connection. */
    public Moved order(String name, Order order, Requester by) {
        Stored stored = connections.find(name).orElse(null);
        if (stored == null) {
            return new Moved.Wrong(Syncs.unknown(name, connections));
        }
        return switch (ConnectionStates.answer(name, stored.state(), order)) {
            case Answer.Stays _ -> stays(stored);
            case Answer.Refused(String reason) -> new Moved.Refused(reason);
            case Answer.Moves(State to) -> {
                String obstacle =
                        to == State.RETIRED || stored.state() == State.RETIRED ? underWay(stored, order, by) : null;
                yield obstacle == null ? moved(stored, to, order, by) : new Moved.Refused(obstacle);
            }
        };
    }

    /** Nothing is to be done; its secret may have come, or gone, since somebody looked last. */
    private Moved stays(Stored stored) {
        String name = stored.name();
        State now = settle(stored);
        return new Moved.Done(name, now, now == stored.state() ? name + " is " + now + " already" : meaning(name, now));
    }

    private Moved moved(Stored stored, State to, Order order, Requester by) {
        try {
            place.transact(() -> move(stored, to, order, by));
        } catch (Refusal obstacle) {
            return new Moved.Refused(obstacle.reason());
        }
        State settled = settle(stored.name()).orElse(to);
        return new Moved.Done(stored.name(), settled, meaning(stored.name(), settled));
    }

    /** Moves a connection, in one transaction; refuses where something is in the way, and then does nothing. */
    private void move(Stored stored, State to, Order order, Requester by) {
        Retirement retirement = new Retirement(connections, by.actor());
        if (stored.state() == State.RETIRED) {
            List<String> contradictions = retirement.comeBack(stored);
            if (!contradictions.isEmpty()) {
                throw new Refusal(stored.name() + " can't come back: " + String.join("; ", contradictions)
                        + ". A retired connection takes a new definition: apply one of " + stored.name()
                        + " that agrees with the district, then resume it");
            }
            supersede(stored, "the connection was resumed");
        }
        if (!states().move(stored, to, by.actor(), order.word())) {
            throw new Refusal(stored.name() + " was changed by somebody else just now; look again");
        }
        if (to == State.RETIRED) {
            retirement.leave(stored);
            supersede(stored, "the connection was retired");
        }
    }

    /** Closes what is parked; refuses where it is approved at this moment. */
    private void supersede(Stored stored, String reason) {
        Run parked = runs.last(stored.id(), Set.of(RunState.PARKED)).orElse(null);
        boolean decided = parked != null && !runs.move(parked.id(), RunState.SUPERSEDED, "superseded: " + reason);
        if (decided || runs.last(stored.id(), Set.of(RunState.RUNNING)).isPresent()) {
            throw new Refusal(
                    "a run of " + stored.name() + " was taken up just now; wait until it rests, then look again");
        }
    }

    private static String meaning(String name, State state) {
        return switch (state) {
            case ACTIVE -> name + " is ACTIVE: it syncs again";
            case WAITING_FOR_SECRET -> name + " is WAITING_FOR_SECRET: it syncs once its secret is there";
            case PAUSED -> name + " is PAUSED: no sync starts until it is resumed; what is in the hub stays";
            case RETIRED ->
                name + " is RETIRED: no sync starts any more; its records stay in the hub as they are, and so does its"
                        + " history. The command retire connection=" + name + " release=true lets go of the records";
        };
    }

    /** Why a run is in the way; null: none is, or its process is gone and it was stopped. */
    private @Nullable String underWay(Stored stored, Order order, Requester by) {
        Optional<Run> running = runs.last(stored.id(), Set.of(RunState.RUNNING));
        return running.filter(run -> !(new Abandoned(place).stop(run, by) instanceof Decided.Done))
                .map(run -> InTheWay.fact(run) + "; wait for it, or stop it, " + InTheWay.stop(run) + ", then "
                        + order.word() + " the connection")
                .orElse(null);
    }

    /** What a connection holds in the hub; nothing where there is no such connection. */
    public Optional<Map<EntityType, Holdings.Held>> holdings(String name) {
        return connections.find(name).map(stored -> new Holdings(place.database()).of(stored.id()));
    }

    /** Moves a connection between waiting and active, as its secret can be had or not; says which it is. */
    public Optional<State> settle(String name) {
        return connections.find(name).map(this::settle);
    }

    State settle(Stored stored) {
        boolean there = missingSecret(stored) == null;
        State to = switch (stored.state()) {
            case WAITING_FOR_SECRET -> there ? State.ACTIVE : stored.state();
            case ACTIVE -> there ? stored.state() : State.WAITING_FOR_SECRET;
            case PAUSED, RETIRED -> stored.state();
        };
        if (to != stored.state()) {
            boolean _ = place.inTransaction(() -> states().move(
                            stored, to, Actor.here("system"), there ? "its secret is there" : "its secret is missing"));
        }
        return to;
    }

    /** When a connection runs next by itself, in its schedule's zone; nothing where it does not. */
    public Optional<ZonedDateTime> nextRun(String name) {
        return new NextRuns(connections, place.clock()).nextRun(name);
    }

    /** What a person should know before the next sync: why none could start now, and what ends soon. */
    public List<String> remarks(String name) {
        return connections.find(name).map(this::remarks).orElse(List.of());
    }

    private List<String> remarks(Stored stored) {
        List<String> remarks = new ArrayList<>();
        LocalDate today = today(stored);
        String missing = missingSecret(stored);
        if (missing != null) {
            remarks.add(NONE + missing);
        }
        String suspension = new Ground(connections, place.clock()).suspension(stored.district(), today);
        if (suspension != null) {
            remarks.add(NONE + suspension);
        }
        OpenChecks.gaps(stored.definition()).forEach(gap -> remarks.add(NONE + gap));
        String obstacle = OpenChecks.obstacle(stored.definition(), today);
        if (obstacle != null) {
            remarks.add(NONE + obstacle);
        }
        ExpiryWarning.of(stored.definition(), today).map(ExpiryWarning::text).ifPresent(remarks::add);
        return remarks;
    }

    /** Why a connection's secret can't be had; null: it can. */
    @Nullable
    String missingSecret(Stored stored) {
        return keys.secret(stored.definition()) instanceof SecretAnswer.Missing(String message) ? message : null;
    }

    /** The date in the connection's district. */
    LocalDate today(Stored stored) {
        return LocalDate.ofInstant(
                place.clock().instant(), stored.definition().district().timeZone());
    }

    private ConnectionStates states() {
        return new ConnectionStates(place.database(), place.clock());
    }
}
