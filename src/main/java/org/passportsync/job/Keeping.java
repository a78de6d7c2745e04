package org.passportsync.job;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Actor;
import org.passportsync.access.Audit;
import org.passportsync.sql.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Drops what has outlived its time, by the definitions as they are now: journals, changes, deleted records, runs.
 *
 * <p>It goes in portions, each a transaction of its own, and never waits: where somebody works on what it would drop, it is
 * left for the next time. What a run may still need is not dropped.
 */
public final class Keeping {

    static final int PORTION = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final int RUNS = 200;

    /** Shorter than PostgreSQL waits before it looks for deadlocks, so that no sync is ever chosen to give way. */
    private static final String PATIENCE = "select set_config('lock_timeout', '500ms', true)";

    private static final String BUSY = "55P03";
    private static final List<String> BEFORE_RUNS = List.of(
            "forget_commits",
            "drop_batch",
            "drop_run_school",
            "drop_lost_school",
            "drop_slice",
            "drop_run_hold",
            "drop_approval",
            "drop_run_count");

    private final Workplace place;
    private final JdbcClient database;
    private final Duration resumeWithin;

    /** Takes how old the first page of a run may be that is gone on with; until then nothing of it is dropped. */
    public Keeping(Workplace place, Duration resumeWithin) {
        this.place = place;
        this.database = place.database();
        this.resumeWithin = resumeWithin;
    }

    private record Due(boolean journal, boolean changes, boolean tombstones, boolean runs) {}

    /** Drops what of a district is kept no longer; one statement, where there is nothing. */
    public Dropped drop(String district) {
        Due due = due(district);
        Dropped dropped = Dropped.NOTHING;
        if (due.journal()) {
            dropped = dropped.and(journals(district));
        }
        if (due.changes()) {
            dropped = dropped.and(changes(district));
        }
        if (due.tombstones()) {
            dropped = dropped.and(tombstones(district));
        }
        if (due.runs()) {
            dropped = dropped.and(runs(district));
        }
        if (!dropped.equals(Dropped.NOTHING)) {
            LOG.info("dropped of district {} what is kept no longer: {}", district, dropped.words());
            new Audit(database, place.clock())
                    .note(Actor.here("system"), "PURGE", "district " + district, dropped.words());
        }
        return dropped;
    }

    private Due due(String district) {
        return timed("due", district)
                .param("today", today())
                .query((row, _) -> new Due(
                        row.getBoolean("journal"),
                        row.getBoolean("changes"),
                        row.getBoolean("tombstones"),
                        row.getBoolean("runs")))
                .single();
    }

    /** Days go as a whole where nobody needs anything of them; else what is over goes row by row. */
    private Dropped journals(String district) {
        long days = timed("days_due", district)
                .param("today", today())
                .query((row, _) -> row.getObject("day", LocalDate.class))
                .list()
                .stream()
                .mapToLong(day -> unlessBusy(() -> dropDay(day)))
                .sum();
        return Dropped.days(days).and(Dropped.staged(goingJournals(district)));
    }

    private long dropDay(LocalDate day) {
        locked("lock_day", "day", day);
        timed("mark_journals").param("day", day).param("today", today()).update();
        if (statement("day_needed").param("day", day).query(Boolean.class).single()) {
            return 0;
        }
        statement("drop_day").param("day", day).query((_, _) -> 0).list();
        statement("day_gone").param("day", day).update();
        return 1;
    }

    private long goingJournals(String district) {
        record Going(long run, LocalDate day) {}
        List<Going> all = statement("going_journals")
                .param("district", district)
                .query((row, _) -> new Going(row.getLong("id"), row.getObject("day", LocalDate.class)))
                .list();
        long rows = 0;
        for (Going going : all) {
            rows += repeated(() -> place.inTransaction(() -> statement("drop_staged")
                    .param("run", going.run())
                    .param("day", going.day())
                    .param("most", PORTION)
                    .query(Long.class)
                    .single()));
            statement("journal_gone").param("run", going.run()).update();
        }
        return rows;
    }

    private Dropped changes(String district) {
        var _ = unlessBusy(() -> {
            locked("lock_connections", "district", district);
            return (long) timed("mark_changes", district).update();
        });
        List<Long> all = statement("going_changes")
                .param("district", district)
                .query((row, _) -> row.getLong("id"))
                .list();
        long changes = 0;
        for (long run : all) {
            changes += repeated(() -> place.inTransaction(() -> (long) statement("drop_changes")
                    .param("run", run)
                    .param("most", PORTION)
                    .update()));
            statement("changes_gone").param("run", run).update();
        }
        return Dropped.changes(changes);
    }

    private Dropped tombstones(String district) {
        return Dropped.tombstones(repeated(() -> unlessBusy(() -> dropTombstones(district))));
    }

    /** A commit of the district that is under way may bring a deleted record back. */
    private long dropTombstones(String district) {
        boolean alone = statement("try_district")
                .param("district", district)
                .query(Boolean.class)
                .single();
        return alone
                ? timed("drop_tombstones", district)
                        .param("most", PORTION)
                        .query(Long.class)
                        .single()
                : 0;
    }

    private Dropped runs(String district) {
        var _ = unlessBusy(() -> (long) timed("close_book", district).update());
        return Dropped.runs(over(district).length == 0 ? 0 : repeated(() -> unlessBusy(() -> dropRuns(district))));
    }

    private long dropRuns(String district) {
        locked("lock_connections", "district", district);
        Long[] runs = over(district);
        if (runs.length > 0) {
            BEFORE_RUNS.forEach(name -> statement(name).param("runs", runs).update());
            statement("drop_runs").param("runs", runs).update();
        }
        return runs.length;
    }

    private Long[] over(String district) {
        return timed("runs_over", district)
                .param("most", RUNS)
                .query((row, _) -> row.getLong("id"))
                .list()
                .toArray(Long[]::new);
    }

    /** Repeats until nothing is left, and says how much that was. */
    private static long repeated(Supplier<Long> portion) {
        long all = 0;
        long one = portion.get();
        while (one > 0) {
            all += one;
            one = portion.get();
        }
        return all;
    }

    /** Does something in one transaction, unless somebody works on it; then nothing of it is done. */
    private long unlessBusy(Supplier<Long> work) {
        try {
            return place.inTransaction(() -> {
                database.sql(PATIENCE).query((_, _) -> 0).list();
                return work.get();
            });
        } catch (DataAccessException failed) {
            if (BUSY.equals(state(failed))) {
                return 0;
            }
            throw failed;
        }
    }

    private static @Nullable String state(DataAccessException failed) {
        return failed.getMostSpecificCause() instanceof SQLException cause ? cause.getSQLState() : null;
    }

    private void locked(String statement, String of, Object value) {
        statement(statement).param(of, value).query((_, _) -> 0).list();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(place.clock().instant(), ZoneOffset.UTC);
    }

    private JdbcClient.StatementSpec timed(String name, String district) {
        return timed(name).param("district", district);
    }

    private JdbcClient.StatementSpec timed(String name) {
        return statement(name)
                .param("at", place.clock().instant().atOffset(ZoneOffset.UTC))
                .param("resume", resumeWithin.toSeconds());
    }

    private JdbcClient.StatementSpec statement(String name) {
        return database.sql(Sql.named("keeping/" + name));
    }
}
