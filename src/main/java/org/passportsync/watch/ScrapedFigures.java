package org.passportsync.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.RunState;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Figures of runs, read from the database whenever somebody looks: so they hold for runs of every process, also of
 * commands that nobody can ask. Counters begin at nothing when this process starts.
 */
public final class ScrapedFigures {

    /** Runs that ended on a host whose clock is behind are still noticed. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private static final Set<RunState> RESTING = EnumSet.complementOf(EnumSet.of(RunState.RUNNING));
    private static final Set<RunState> COMMITTED = Set.of(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
    private static final Set<String> APPLIED = Set.of("created", "updated", "deleted", "unchanged");

    private final Sightings sightings;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final Standings standings;
    private final AtomicInteger reached = new AtomicInteger();
    private final Set<Sighted> seen = new HashSet<>();
    private final Set<Long> judged = new HashSet<>();
    private final Set<String> begun = new HashSet<>();
    private final StepMark steps;
    private Instant since;

    public ScrapedFigures(JdbcClient database, InstantSource clock, MeterRegistry registry) {
        this.sightings = new Sightings(database);
        this.clock = clock;
        this.registry = registry;
        this.standings = new Standings(registry);
        this.since = clock.instant();
        this.steps = new StepMark(sightings.lastStep());
        sightings.rested(since.minus(OVERLAP)).forEach(rest -> {
            seen.add(Sighted.of(rest));
            judged.add(rest.run());
        });
        registry.gauge("passport.database.reached", reached);
    }

    /** Looks at the database and brings all figures up to date; where it can't be reached they stay as they are. */
    public synchronized void look() {
        Instant now = clock.instant();
        try {
            List<Sightings.Standing> standing = sightings.standings(now);
            standings.show(standing, sightings.open());
            List<Sightings.Rest> rested = sightings.rested(since.minus(OVERLAP));
            List<Sightings.Rest> counting = rested.stream()
                    .filter(rest -> begun.contains(rest.connection()))
                    .toList();
            counting.stream().filter(rest -> seen.add(Sighted.of(rest))).forEach(this::count);
            standing.forEach(one -> begin(one.connection()));
            rested.forEach(rest -> begin(rest.connection()));
            steps.ended(sightings.steps(steps.last(), steps.pending()), now).forEach(this::time);
            forget(counting.size() == rested.size() ? now : since);
            reached.set(1);
        } catch (DataAccessException gone) {
            reached.set(0);
        }
    }

    /** Shows a connection's runs at nothing once before any is counted: what begins at one has not grown, so raises no alarm. */
    private void begin(String connection) {
        if (begun.add(connection)) {
            RESTING.forEach(state -> runs(connection, state));
        }
    }

    private Counter runs(String connection, RunState state) {
        return registry.counter("passport.runs", tags(connection, state));
    }

    private static Tags tags(String connection, RunState state) {
        return Tags.of("connection", connection, "state", state.name().toLowerCase(Locale.ROOT));
    }

    /** What makes a rest another one; how long was worked on it is known only once its process has let go of it. */
    private record Sighted(
            long run, RunState state, @Nullable Instant at) {

        static Sighted of(Sightings.Rest rest) {
            return new Sighted(rest.run(), rest.state(), rest.at());
        }
    }

    private void count(Sightings.Rest rest) {
        runs(rest.connection(), rest.state()).increment();
        Timer.builder("passport.run.duration")
                .description("How long processes worked on a run until it came to rest, waiting for people left out")
                .tags(tags(rest.connection(), rest.state()))
                .register(registry)
                .record(duration(rest.worked()));
        boolean committed = COMMITTED.contains(rest.state());
        boolean first = (committed || rest.state() == RunState.PARKED) && judged.add(rest.run());
        if (first || committed) {
            sightings.counts(rest.run()).stream()
                    .filter(counted -> APPLIED.contains(counted.outcome()) ? committed : first)
                    .forEach(counted -> records(rest, counted));
        }
        if (rest.state() == RunState.PARKED) {
            sightings.holds(rest.run()).forEach(reason -> held(rest, reason));
        }
    }

    private void records(Sightings.Rest rest, Sightings.Counted counted) {
        registry.counter(
                        "passport.records",
                        "connection",
                        rest.connection(),
                        "entity",
                        counted.entity(),
                        "outcome",
                        counted.outcome())
                .increment(counted.count());
    }

    private void held(Sightings.Rest rest, String reason) {
        registry.counter("passport.holds", "connection", rest.connection(), "reason", reason.toLowerCase(Locale.ROOT))
                .increment();
    }

    private void time(Sightings.Step step) {
        Timer.builder("passport.step.duration")
                .description("How long the steps of runs took")
                .tag("connection", step.connection())
                .tag("step", step.name())
                .tag("status", String.valueOf(step.status()).toLowerCase(Locale.ROOT))
                .register(registry)
                .record(duration(step.seconds()));
    }

    /** What has been counted and can't be seen again need not be remembered. */
    private void forget(Instant now) {
        since = now;
        Instant edge = since.minus(OVERLAP);
        List<Sighted> old = seen.stream()
                .filter(rest -> rest.at() != null && rest.at().isBefore(edge))
                .toList();
        old.forEach(seen::remove);
        old.stream().filter(rest -> rest.state().next().isEmpty()).forEach(rest -> judged.remove(rest.run()));
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
