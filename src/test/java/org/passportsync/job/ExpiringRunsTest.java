package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.answer.RunWords;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Approvals;
import org.passportsync.run.Run;
import org.passportsync.run.RunFigures;
import org.passportsync.run.RunReports;
import org.passportsync.run.RunState;

/** A parked run ends by itself when nobody decides, and people are told before and after. */
class ExpiringRunsTest {

    private static final Instant START = Instant.parse("2026-09-15T07:30:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private Lakeside lakeside;
    private Run parked;

    @BeforeEach
    void park_a_run(@TempDir Path folder) {
        lakeside = Lakeside.under(
                now::get,
                folder,
                definition -> definition
                        .advanced("parkedExpiry: 3d")
                        .section("notify: { email: [ops@lakeside.example, registrar@lakeside.example] }"));
        lakeside.district.aSchool("lincoln").students(1, 20, "lincoln");
        lakeside.committed();
        lakeside.district.aStudent("s-021", "lincoln");
        parked = lakeside.sync("preview=true");
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void it_says_when_it_expires() {
        assertThat(parked.state()).isEqualTo(RunState.PARKED);
        assertThat(parked.expiresAt()).isEqualTo(START.plus(Duration.ofDays(3)));
    }

    @Test
    void what_it_took_is_the_work_and_not_the_days_for_which_it_waited() {
        after(Duration.ofDays(2));
        Run run = lakeside.approve(parked);
        assertThat(run.finishedAt()).isEqualTo(START.plus(Duration.ofDays(2)));
        lakeside.sql()
                .sql("update batch_job_execution set end_time = start_time + interval '40 seconds'")
                .update();

        RunReports reports = new RunReports(lakeside.sql(), lakeside.house.connections);
        RunFigures figures = java.util.Objects.requireNonNull(
                RunFigures.of(lakeside.sql(), List.of(run.id())).get(run.id()));

        assertThat(RunWords.took(run, reports.of(run).worked())).isEqualTo("1 min 20 s");
        assertThat(RunWords.took(run, figures.worked())).isEqualTo("1 min 20 s");
        assertThat(RunWords.took(run, null)).isEqualTo("open for 48 h 0 min");
    }

    @Test
    void it_is_approved_until_its_last_moment() {
        after(Duration.ofDays(3).minusMillis(1));

        assertThat(lakeside.approve(parked).state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void once_its_time_is_over_an_approval_is_refused_with_the_reason() {
        after(Duration.ofDays(3));

        assertThat(approve())
                .isInstanceOfSatisfying(
                        Launched.Refused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo(
                                        "run " + parked.id()
                                                + " is EXPIRED: nobody had approved or rejected it by 2026-09-18T02:30"
                                                + " (America/Chicago); launch the sync again, then what still differs is proposed anew"));
        assertThat(state()).isEqualTo(RunState.EXPIRED);
        assertThat(lakeside.live(EntityType.STUDENT)).doesNotContain("s-021");
        assertThat(lakeside.changes(parked)).as("the report stays").isNotEmpty();
        assertThat(audit()).containsExactly("system EXPIRE run " + parked.id());
    }

    @Test
    void an_approval_whose_time_ran_out_while_it_waited_for_the_lease_is_refused_too() {
        Approvals approvals = new Approvals(lakeside.sql(), lakeside.house.runs, () -> START.plus(Duration.ofDays(3)));

        assertThat(approvals.approve(
                        parked.id(), String.valueOf(parked.digest()), new Approvals.Actor("operator", null)))
                .isInstanceOfSatisfying(
                        Approvals.Refused.class,
                        refused -> assertThat(refused.reason()).contains("expired at 2026-09-18T07:30:00Z"));
        assertThat(state()).isEqualTo(RunState.PARKED);
    }

    @Test
    void a_launch_sees_that_it_is_over_and_starts_anew() {
        after(Duration.ofDays(4));

        Run next = Lakeside.ended(lakeside.house.launch("preview=true"));

        assertThat(next.id()).isNotEqualTo(parked.id());
        assertThat(state()).isEqualTo(RunState.EXPIRED);
    }

    @Test
    void of_an_approval_and_the_expiry_at_once_exactly_one_wins() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Launched> approved = threads.submit(() -> {
                start.await();
                return approve();
            });
            Future<?> expired = threads.submit(() -> {
                start.await();
                after(Duration.ofDays(3));
                upkeep().look();
                return null;
            });
            expired.get();
            boolean won = approved.get() instanceof Launched.Ended;

            assertThat(state()).isEqualTo(won ? RunState.COMMITTED : RunState.EXPIRED);
            assertThat(lakeside.live(EntityType.STUDENT).contains("s-021")).isEqualTo(won);
        }
    }

    @Test
    void everybody_is_told_once_when_it_is_held_a_day_before_it_ends_and_when_it_has() {
        upkeep().look();
        assertThat(told()).containsExactly("HELD ops@lakeside.example", "HELD registrar@lakeside.example");

        after(Duration.ofDays(2));
        upkeep().look();
        upkeep().look();
        assertThat(told()).hasSize(4).contains("REMINDER ops@lakeside.example");

        after(Duration.ofDays(3));
        upkeep().look();
        upkeep().look();
        assertThat(told()).hasSize(6).contains("EXPIRED registrar@lakeside.example");
    }

    @Test
    void of_a_newer_run_in_its_place_they_are_told_as_well() {
        lakeside.sync("preview=true");

        assertThat(state()).isEqualTo(RunState.SUPERSEDED);
        assertThat(told()).contains("SUPERSEDED ops@lakeside.example");
    }

    @Test
    void a_rejected_run_expires_no_more() {
        lakeside.house.syncs.reject(parked.id(), "not this one", House.OPERATOR);
        after(Duration.ofDays(4));
        upkeep().look();

        assertThat(state()).isEqualTo(RunState.REJECTED);
        assertThat(told()).hasSize(2);
    }

    private void after(Duration span) {
        now.set(START.plus(span));
    }

    private Upkeep upkeep() {
        return new Upkeep(lakeside.house.place, lakeside.house.connections);
    }

    private Launched approve() {
        return lakeside.house.syncs.approve(
                parked.id(), String.valueOf(parked.digest()), null, House.OPERATOR, RunWatcher.NONE);
    }

    private RunState state() {
        return lakeside.house.runs.get(parked.id()).state();
    }

    private List<String> told() {
        return lakeside.sql()
                .sql("select kind || ' ' || address from notice where run_id = :run order by id")
                .param("run", parked.id())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private List<String> audit() {
        return lakeside.sql()
                .sql("select actor || ' ' || action || ' ' || subject from audit where action = 'EXPIRE'")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }
}
