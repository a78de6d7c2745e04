package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.staging.Claims;
import org.passportsync.staging.RequestShares;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How many requests whoever reads a slice may have under way, on a real database. */
class RequestSharesTest {

    private final ClaimableRun run = new ClaimableRun();
    private final JdbcClient sql = run.sql;
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
    void a_claim_sees_what_it_could_have_more_as_soon_as_others_gave_it_back() {
        Claims.Claim one = run.claimed("users", "one");
        Claims.Claim other = run.claimed("enrollments", "other");
        RequestShares shares = new RequestShares(sql);
        RequestShares.Limit limit = new RequestShares.Limit(1, 4);
        transaction.executeWithoutResult(_ -> shares.take(limit, one, 2));
        transaction.executeWithoutResult(_ -> shares.take(limit, other, 2));
        assertThat(shares.spare(limit, one)).isFalse();

        transaction.executeWithoutResult(_ -> shares.drop(limit, other));

        assertThat(shares.spare(limit, one)).isTrue();
    }

    @Test
    void shares_of_racing_workers_are_never_more_than_the_connection_allows() {
        RequestShares.Limit limit = new RequestShares.Limit(connection(), 5);
        sql.sql("insert into slice (run_id, name, resource, state, version)"
                        + " select 1, 's' || n, 'users', 'OPEN', :version from generate_series(1, 12) n")
                .param("version", ClaimableRun.VERSION)
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
        Claims.Claim users = run.claimed("users", "one");
        assertThat(shareOf(limit, users, 2)).hasValue(4);
        assertThat(kept(limit, users)).as("another slice waits").hasValue(4);
        Claims.Claim enrollments = run.claimed("enrollments", "other");
        assertThat(shareOf(limit, enrollments, 2)).hasValue(4);
        assertThat(kept(limit, users)).as("nothing is free").hasValue(4);

        sql.sql("update slice set state = 'DONE' where name = 'enrollments'").update();
        transaction.executeWithoutResult(_ -> shares().drop(limit, enrollments));

        assertThat(kept(limit, users)).hasValue(8);
        assertThat(given()).isEqualTo(8);
    }

    @Test
    void every_slice_that_can_be_read_at_once_gets_a_first_request_where_there_are_enough() {
        RequestShares.Limit limit = new RequestShares.Limit(connection(), 3);

        assertThat(shareOf(limit, run.claimed("users", "one"), 2)).hasValue(1);
        assertThat(shareOf(limit, run.claimed("enrollments", "other"), 2)).hasValue(1);
        assertThat(given()).isEqualTo(2);
    }

    @Test
    void what_a_keep_gave_counts_although_its_answer_was_lost() {
        RequestShares.Limit limit = new RequestShares.Limit(connection(), 8);
        Claims.Claim users = run.claimed("users", "one");
        Claims.Claim enrollments = run.claimed("enrollments", "other");
        assertThat(shareOf(limit, users, 4)).hasValue(4);
        assertThat(shareOf(limit, enrollments, 8)).hasValue(4);
        sql.sql("update request_share set requests = 2").update();

        for (int unheard = 0; unheard < 4; unheard++) {
            kept(limit, users);
        }

        assertThat(given()).isLessThanOrEqualTo(8);
        assertThat(kept(limit, users)).hasValue(6);
    }

    @Test
    void a_share_that_has_run_out_is_not_kept() {
        RequestShares.Limit limit = new RequestShares.Limit(connection(), 8);
        Claims.Claim users = run.claimed("users", "one");
        assertThat(shareOf(limit, users, 1)).hasValue(8);

        sql.sql("update request_share set until = now() - interval '1 second'").update();

        assertThat(kept(limit, users)).isEmpty();
    }

    private OptionalInt taken(RequestShares.Limit limit, String slice, int readers) {
        return Objects.requireNonNull(
                transaction.execute(_ -> shares().take(limit, run.claimed(slice, "worker of " + slice), readers)));
    }

    private OptionalInt shareOf(RequestShares.Limit limit, Claims.Claim claim, int readers) {
        return Objects.requireNonNull(transaction.execute(_ -> shares().take(limit, claim, readers)));
    }

    private OptionalInt kept(RequestShares.Limit limit, Claims.Claim claim) {
        return Objects.requireNonNull(transaction.execute(_ -> shares().keep(limit, claim)));
    }

    private RequestShares shares() {
        return new RequestShares(sql);
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
