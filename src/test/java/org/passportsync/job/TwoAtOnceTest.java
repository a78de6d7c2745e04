package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A step that works over two connections: both or none, at once, and nothing goes on after it. */
class TwoAtOnceTest {

    private static final int MUCH = 10;

    private final TestDatabase database = TestDatabase.fresh();
    private final HikariDataSource pool = pool(database);
    private final Room room = new Room(2, MUCH);
    private final Workplace place =
            new Workplace(pool, new JdbcTransactionManager(pool), Clock.systemUTC(), Onlooker.NONE, room);
    private final List<String> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void a_run_has_a_turn() throws InterruptedException {
        database.client()
                .sql("select ensure_partitions('2026-08-15')")
                .query((_, _) -> 0)
                .list();
        room.turns().enter("the run");
    }

    @AfterEach
    void nobody_is_left() {
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        pool.close();
        database.close();
    }

    @Test
    void both_happen_at_once() {
        CountDownLatch own = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);

        boolean done = step(
                () -> {
                    change(1);
                    own.countDown();
                    await(other);
                },
                () -> {
                    change(2);
                    other.countDown();
                    await(own);
                });

        assertThat(done).isTrue();
        assertThat(changes()).containsExactly(1, 2);
        assertThatATurnIsFree();
    }

    @Test
    void little_is_not_worth_it() {
        boolean done = place.inTransaction(() -> both(MUCH - 1, () -> told.add("own"), () -> told.add("other")));

        assertThat(done).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void a_turn_that_somebody_has_is_not_waited_for() throws InterruptedException {
        room.turns().enter("another run");

        assertThat(step(() -> told.add("own"), () -> told.add("other"))).isFalse();

        assertThat(told).isEmpty();
    }

    @Test
    void a_table_that_somebody_has_locked_is_not_waited_for() throws Exception {
        try (Connection holder = database.dataSource().getConnection()) {
            holder.setAutoCommit(false);
            try (var lock = holder.createStatement()) {
                var _ = lock.execute("lock table staged_record in access exclusive mode");
            }

            assertThat(step(() -> told.add("own"), () -> told.add("other"))).isFalse();
        }

        assertThat(told).isEmpty();
        assertThatATurnIsFree();
    }

    @Test
    void what_the_other_fails_of_fails_the_step_and_leaves_nothing() {
        assertThatThrownBy(() -> step(() -> change(1), () -> {
                    change(2);
                    throw new IllegalStateException("the other failed");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the other failed");

        assertThat(changes()).isEmpty();
        assertThatATurnIsFree();
    }

    @Test
    void a_step_that_fails_waits_for_the_other() {
        CountDownLatch failing = new CountDownLatch(1);

        assertThatThrownBy(() -> step(
                        () -> {
                            change(1);
                            failing.countDown();
                            throw new IllegalStateException("the step failed");
                        },
                        () -> {
                            await(failing);
                            told.add("the other has come to its end");
                        }))
                .hasMessage("the step failed");

        assertThat(told).containsExactly("the other has come to its end");
        assertThat(changes()).isEmpty();
        assertThatATurnIsFree();
    }

    @Test
    void a_lease_that_was_lost_is_told_and_nothing_done() {
        Fence lost = () -> {
            throw new IllegalStateException("another process has the lease");
        };

        assertThatThrownBy(() ->
                        TwoAtOnce.comparing(place, lost).both(MUCH, () -> told.add("own"), () -> told.add("other")))
                .hasMessage("another process has the lease");

        assertThat(told).isEmpty();
        assertThatATurnIsFree();
    }

    /** As a step: with a transaction that has written. */
    private boolean step(Runnable own, Runnable other) {
        return place.inTransaction(() -> both(MUCH, own, other));
    }

    private boolean both(long rows, Runnable own, Runnable other) {
        return TwoAtOnce.comparing(place, () -> {}).both(rows, own, other);
    }

    private void change(long run) {
        place.database()
                .sql("insert into change (run_id, entity, sis_id, passport_id, operation, cause)"
                        + " values (:run, 5, 's-1', gen_random_uuid(), 'CREATE', 'SOURCE')")
                .param("run", run)
                .update();
    }

    private List<Integer> changes() {
        return database.client()
                .sql("select run_id from change order by run_id")
                .query((row, _) -> row.getInt(1))
                .list();
    }

    private void assertThatATurnIsFree() {
        assertThat(room.turns().enterIfFree("somebody")).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(Room.connections(2));
        return pool;
    }
}
