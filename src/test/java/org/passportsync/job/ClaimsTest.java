package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Stops;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.staging.ClaimLost;
import org.passportsync.staging.Claims;
import org.passportsync.staging.RequestShares;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may read a slice, and how many requests each may have under way, on a real database. */
class ClaimsTest {

    private static final String VERSION = "0.1.0, tables 12";
    private static final long RUN = 1;
    private static final long EPOCH = 1;

    private final TestDatabase database = TestDatabase.fresh();
    private final DataSource source = database.dataSource();
    private final JdbcClient sql = JdbcClient.create(source);
    private final Claims claims = new Claims(sql);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));

    @BeforeEach
    void openARun(@TempDir Path folder) {
        try (SimulatedSkyward skyward =
                        SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(11, 100))));
                House house = House.on(database, folder)) {
            house.apply(Definitions.lakeside(skyward).text());
        }
        sql.sql("insert into run (connection_id, district_id, state, trigger, requested_by, connection_revision,"
                        + " district_revision, parameters, as_of, day, started_at) select id, district_id, 'RUNNING',"
                        + " 'COMMAND_LINE', 'operator', 1, 1, '{}', '2026-09-14', '2026-09-14', now() from connection")
                .update();
        sql.sql("insert into lease select id, 1, 1, 'h', 'h', 1, now() + interval '1 hour' from connection")
                .update();
        sql.sql("insert into slice (run_id, name, resource, state) values (1, 'users', 'users', 'OPEN'),"
                        + " (1, 'enrollments', 'enrollments', 'OPEN'), (1, 'classes', 'classes', 'DONE')")
                .update();
        claims.offer(RUN, VERSION);
    }

    @AfterEach
    void close() {
        database.close();
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
    void a_claim_sees_what_it_could_have_more_as_soon_as_others_gave_it_back() {
        Claims.Claim one = claimed("users", "one");
        Claims.Claim other = claimed("enrollments", "other");
        RequestShares shares = new RequestShares(sql);
        RequestShares.Limit limit = new RequestShares.Limit(1, 4);
        transaction.executeWithoutResult(_ -> shares.take(limit, one, 2));
        transaction.executeWithoutResult(_ -> shares.take(limit, other, 2));
        assertThat(shares.spare(limit, one)).isFalse();

        transaction.executeWithoutResult(_ -> shares.drop(limit, other));

        assertThat(shares.spare(limit, one)).isTrue();
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
        Claims others = new Claims(database.client());
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
                    () -> database.client()
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

    @Test
    void shares_of_racing_workers_are_never_more_than_the_connection_allows() {
        RequestShares.Limit limit = new RequestShares.Limit(connection(), 5);
        sql.sql("insert into slice (run_id, name, resource, state, version)"
                        + " select 1, 's' || n, 'users', 'OPEN', :version from generate_series(1, 12) n")
                .param("version", VERSION)
                .update();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<OptionalInt>> racing = IntStream.rangeClosed(1, 12)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> taken(limit, "s" + number, 4), threads))
                    .toList();

            assertThat(racing.stream()
                            .map(CompletableFuture::join)
                            .mapToInt(share -> share.orElse(0))
                            .sum())
                    .isEqualTo(5);
        }
        assertThat(given()).isEqualTo(5);
    }

    @Test
    void a_share_grows_by_what_is_free_once_every_slice_has_its_reader() {
        RequestShares.Limit limit = new RequestShares.Limit(connection(), 8);
        Claims.Claim users = claimed("users", "one");
        assertThat(shareOf(limit, users, 2)).hasValue(4);
        assertThat(kept(limit, users, 4)).as("another slice waits").hasValue(4);
        Claims.Claim enrollments = claimed("enrollments", "other");
        assertThat(shareOf(limit, enrollments, 2)).hasValue(4);
        assertThat(kept(limit, users, 4)).as("nothing is free").hasValue(4);

        sql.sql("update slice set state = 'DONE' where name = 'enrollments'").update();
        transaction.executeWithoutResult(_ -> shares().drop(limit, enrollments));

        assertThat(kept(limit, users, 4)).hasValue(8);
        assertThat(given()).isEqualTo(8);
    }

    @Test
    void every_slice_that_can_be_read_at_once_gets_a_first_request_where_there_are_enough() {
        RequestShares.Limit limit = new RequestShares.Limit(connection(), 3);

        assertThat(shareOf(limit, claimed("users", "one"), 2)).hasValue(1);
        assertThat(shareOf(limit, claimed("enrollments", "other"), 2)).hasValue(1);
        assertThat(given()).isEqualTo(2);
    }

    @Test
    void a_share_that_has_run_out_is_not_kept() {
        RequestShares.Limit limit = new RequestShares.Limit(connection(), 8);
        Claims.Claim users = claimed("users", "one");
        assertThat(shareOf(limit, users, 1)).hasValue(8);

        sql.sql("update request_share set until = now() - interval '1 second'").update();

        assertThat(kept(limit, users, 8)).isEmpty();
    }

    private Claims.Claim claimed(String slice, String worker) {
        return claims.claim(RUN, slice, worker, VERSION).orElseThrow();
    }

    private OptionalInt taken(RequestShares.Limit limit, String slice, int readers) {
        return Objects.requireNonNull(
                transaction.execute(_ -> shares().take(limit, claimed(slice, "worker of " + slice), readers)));
    }

    private OptionalInt shareOf(RequestShares.Limit limit, Claims.Claim claim, int readers) {
        return Objects.requireNonNull(transaction.execute(_ -> shares().take(limit, claim, readers)));
    }

    private OptionalInt kept(RequestShares.Limit limit, Claims.Claim claim, int held) {
        return Objects.requireNonNull(transaction.execute(_ -> shares().keep(limit, claim, held)));
    }

    private RequestShares shares() {
        return new RequestShares(sql);
    }

    private void silence() {
        sql.sql("update slice set heartbeat_at = now() - interval '11 seconds'").update();
    }

    private int connection() {
        return sql.sql("select id from connection").query(Integer.class).single();
    }

    private int given() {
        return sql.sql("select coalesce(sum(requests), 0) from request_share")
                .query(Integer.class)
                .single();
    }
}
