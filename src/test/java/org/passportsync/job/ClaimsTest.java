package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.run.Stops;
import org.passportsync.staging.ClaimLost;
import org.passportsync.staging.Claims;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may read a slice, on a real database. */
class ClaimsTest {

    private static final String VERSION = ClaimableRun.VERSION;
    private static final long RUN = ClaimableRun.RUN;
    private static final long EPOCH = 1;

    private final ClaimableRun run = new ClaimableRun();
    private final DataSource source = run.source;
    private final JdbcClient sql = run.sql;
    private final Claims claims = run.claims;
    private final TransactionTemplate transaction = run.transaction;

    @BeforeEach
    void open(@TempDir Path folder) {
        run.open(folder);
    }

    @AfterEach
    void close() {
        run.database.close();
    }

    @Test
    void of_many_that_claim_a_slice_at_once_one_has_it() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Boolean>> racing = IntStream.range(0, 8)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> claims.claim(RUN, "users", "worker " + number, VERSION)
                                    .isPresent(),
                            threads))
                    .toList();

            assertThat(racing.stream().map(CompletableFuture::join).filter(has -> has))
                    .hasSize(1);
        }
    }

    @Test
    void a_slice_that_is_read_or_meant_for_another_version_or_for_nobody_is_not_to_be_had() {
        assertThat(claims.claim(RUN, "classes", "one", VERSION)).isEmpty();
        assertThat(claims.claim(RUN, "users", "one", "9.9, tables 12")).isEmpty();

        claims.offer(RUN, null);

        assertThat(claims.claim(RUN, "users", "one", VERSION)).isEmpty();
    }

    @Test
    void who_keeps_the_heartbeat_keeps_the_slice_and_who_stops_loses_it() {
        Claims.Claim claim = claimed("users", "one");
        assertThat(claims.takeAway(RUN, List.of())).isEmpty();
        assertThat(claims.beat(claim, EPOCH)).isEqualTo(Claims.Beat.KEPT);

        silence();

        assertThat(claims.takeAway(RUN, List.of()))
                .singleElement()
                .satisfies(taken -> assertThat(taken.from()).isEqualTo("one"));
        assertThat(claims.beat(claim, EPOCH)).isEqualTo(Claims.Beat.LOST);
        assertThatThrownBy(() -> claims.fence(claim)).isInstanceOf(ClaimLost.class);
        assertThat(claimed("users", "other").times()).isEqualTo(2);
    }

    @Test
    void a_heartbeat_hears_that_the_run_was_asked_to_stop_until_it_is_taken_up_again() {
        Claims.Claim claim = claimed("users", "one");
        Stops stops = new Stops(sql);

        stops.ask(RUN);
        stops.ask(RUN);
        assertThat(claims.beat(claim, EPOCH)).isEqualTo(Claims.Beat.OVER);
        assertThat(stops.asked(RUN)).isTrue();

        stops.forget(RUN);
        assertThat(claims.beat(claim, EPOCH)).isEqualTo(Claims.Beat.KEPT);
    }

    @Test
    void a_run_that_nobody_works_on_can_not_be_asked_to_stop() {
        sql.sql("update run set state = 'STOPPED'").update();

        new Stops(sql).ask(RUN);

        assertThat(new Stops(sql).asked(RUN)).isFalse();
    }

    @Test
    void slices_that_are_withdrawn_stay_with_whoever_has_them_and_nobody_else_gets_one() {
        Claims.Claim claim = claimed("users", "one");

        claims.withdraw(RUN);

        assertThat(claims.beat(claim, EPOCH)).isEqualTo(Claims.Beat.KEPT);
        assertThat(claims.claim(RUN, "enrollments", "other", VERSION)).isEmpty();
    }

    @Test
    void whoever_is_known_to_be_dead_loses_its_slices_at_once() {
        claimed("users", "dead");
        claimed("enrollments", "alive");

        assertThat(claims.takeAway(RUN, List.of("dead")))
                .extracting(Claims.Taken::slice)
                .containsExactly("users");
    }

    @Test
    void a_take_over_waits_for_the_page_that_is_being_written_and_heartbeats_do_not() throws Exception {
        Claims.Claim claim = claimed("users", "one");
        silence();
        Claims others = new Claims(run.database.client());
        CompletableFuture<List<Claims.Taken>> taking = new CompletableFuture<>();

        transaction.executeWithoutResult(_ -> {
            claims.fence(claim);
            assertThat(others.beat(claim, EPOCH)).isEqualTo(Claims.Beat.KEPT);
            Thread.ofVirtual().start(() -> taking.complete(others.takeAway(RUN, List.of("one"))));
            awaitLock();
            assertThat(taking).isNotDone();
        });

        assertThat(taking.get()).extracting(Claims.Taken::slice).contains("users");
    }

    private void awaitLock() {
        try {
            ChildProcess.await(
                    "a statement that waits for a lock",
                    () -> run.database
                                    .client()
                                    .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                            + " and datname = current_database()")
                                    .query(Integer.class)
                                    .single()
                            > 0);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void a_slice_is_claimed_three_times_at_most_unless_it_was_left_in_good_order() {
        claims.release(claimed("users", "one"), null);
        for (int time = 1; time <= Claims.MOST; time++) {
            assertThat(claimed("users", "worker " + time).times()).isEqualTo(time);
            silence();
            claims.takeAway(RUN, List.of());
        }

        assertThat(claims.claim(RUN, "users", "one more", VERSION)).isEmpty();

        claims.offer(RUN, null);
        claims.offer(RUN, VERSION);
        assertThat(claimed("users", "after a restart").times()).isEqualTo(1);
    }

    @Test
    void a_claim_is_over_when_the_run_is_led_by_another_or_another_slice_can_not_be_read() {
        Claims.Claim users = claimed("users", "one");
        Claims.Claim enrollments = claimed("enrollments", "one");

        assertThat(claims.beat(users, EPOCH + 1)).isEqualTo(Claims.Beat.OVER);
        claims.release(enrollments, new Claims.Fault("OTHER", "it can't be read"));

        assertThat(claims.beat(users, EPOCH)).isEqualTo(Claims.Beat.OVER);
        assertThat(claims.claim(RUN, "enrollments", "other", VERSION)).isEmpty();
        assertThat(claims.of(RUN))
                .filteredOn(slice -> slice.fault() != null)
                .extracting(Claims.Standing::slice)
                .containsExactly("enrollments");
    }

    private Claims.Claim claimed(String slice, String worker) {
        return run.claimed(slice, worker);
    }

    private void silence() {
        sql.sql("update slice set heartbeat_at = now() - interval '11 seconds'").update();
    }
}
