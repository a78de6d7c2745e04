package org.passportsync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rule 6: a lease has one holder; whoever lost it can't write any more. */
class LeasesTest {

    /** Other tests use other databases of one server. A wait for a transaction names none, so who waits tells. */
    private static final String OURS =
            " and pid in (select pid from pg_stat_activity where datname = current_database())";

    private final RunRows rows = new RunRows();
    private final Leases leases = new Leases(rows.sql);
    private final long run = rows.open().orElseThrow();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void close() {
        threads.shutdownNow();
        rows.close();
    }

    @Test
    void of_many_that_ask_at_once_exactly_one_gets_a_free_lease() throws Exception {
        for (int round = 0; round < 100; round++) {
            List<Leases.Asked> answers = RunRows.atOnce(4, () -> leases.ask(rows.connection, run, stranger()));
            assertThat(answers)
                    .as("round %s", round)
                    .filteredOn(Leases.Granted.class::isInstance)
                    .hasSize(1);
            expire();
        }
    }

    @Test
    void a_lease_of_another_host_is_not_taken_before_it_has_run_out() {
        leases.ask(rows.connection, run, stranger());

        assertThat(leases.ask(rows.connection, run, Holder.ofThisProcess())).isInstanceOf(Leases.HeldBy.class);
        expire();
        assertThat(leases.ask(rows.connection, run, Holder.ofThisProcess()))
                .isEqualTo(new Leases.Granted(rows.connection, 2));
    }

    @Test
    void a_lease_of_a_dead_process_of_this_host_is_taken_at_once() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        Holder here = Holder.ofThisProcess();
        String start =
                String.valueOf(process.info().startInstant().orElseThrow().toEpochMilli());
        Holder other = new Holder(here.host() + "/" + process.pid() + "/" + start + "/x", here.host(), process.pid());
        leases.ask(rows.connection, run, other);
        assertThat(leases.ask(rows.connection, run, here)).isInstanceOf(Leases.HeldBy.class);

        process.destroyForcibly().waitFor();

        assertThat(leases.ask(rows.connection, run, here)).isEqualTo(new Leases.Granted(rows.connection, 2));
    }

    @Test
    void a_process_that_got_the_number_of_a_dead_one_is_not_taken_for_it() {
        Holder here = Holder.ofThisProcess();
        leases.ask(rows.connection, run, new Holder(here.host() + "/" + here.pid() + "/1/x", here.host(), here.pid()));

        assertThat(leases.ask(rows.connection, run, here)).isInstanceOf(Leases.Granted.class);
    }

    @Test
    void the_old_holder_can_neither_write_nor_renew_nor_give_back() {
        Leases.Granted old = (Leases.Granted) leases.ask(rows.connection, run, stranger());
        expire();
        Leases.Granted now = (Leases.Granted) leases.ask(rows.connection, run, stranger());

        assertThatThrownBy(() -> leases.fence(old)).isInstanceOf(LeaseLost.class);
        assertThat(leases.renew(old)).isFalse();
        leases.release(old);
        assertThat(leases.ask(rows.connection, run, stranger())).isInstanceOf(Leases.HeldBy.class);
        assertThat(leases.renew(now)).isTrue();
    }

    @Test
    void a_lease_that_was_given_back_can_be_taken_but_neither_written_under_nor_prolonged_by_a_late_beat() {
        Leases.Granted old = (Leases.Granted) leases.ask(rows.connection, run, stranger());
        leases.release(old);

        assertThat(leases.renew(old)).isFalse();
        assertThat(leases.ask(rows.connection, run, stranger())).isEqualTo(new Leases.Granted(rows.connection, 2));
        assertThatThrownBy(() -> leases.fence(old)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void a_take_over_waits_for_a_write_that_is_under_way_and_a_renewal_does_not() throws Exception {
        Leases.Granted old = (Leases.Granted) leases.ask(rows.connection, run, stranger());
        expire();
        CountDownLatch fenced = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<?> write = threads.submit(() -> rows.transaction.executeWithoutResult(_ -> {
            leases.fence(old);
            fenced.countDown();
            await(goOn);
        }));
        await(fenced);
        assertThat(leases.renew(old)).isTrue();
        expire();
        Future<Leases.Asked> taken = threads.submit(() -> leases.ask(rows.connection, run, stranger()));
        waitFor("a take-over that waits for a lock", "select count(*) from pg_locks where not granted" + OURS);

        assertThat(taken.isDone()).isFalse();
        goOn.countDown();
        write.get(10, TimeUnit.SECONDS);
        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo(new Leases.Granted(rows.connection, 2));
    }

    @Test
    void a_transaction_that_outlives_its_lease_is_told_instead_of_waited_for_without_a_word() throws Exception {
        Leases.Granted old = (Leases.Granted) leases.ask(rows.connection, run, stranger());
        Leases impatient = new Leases(rows.sql, Duration.ofMillis(50));
        CountDownLatch fenced = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        Future<?> write = threads.submit(() -> rows.transaction.executeWithoutResult(_ -> {
            leases.fence(old);
            fenced.countDown();
            await(gone);
        }));
        await(fenced);

        assertThat(impatient.ask(rows.connection, run, stranger())).isInstanceOf(Leases.HeldBy.class);
        expire();
        assertThat(impatient.ask(rows.connection, run, stranger()))
                .isInstanceOfSatisfying(
                        Leases.Blocked.class,
                        blocked -> assertThat(blocked.last().holder().host()).isEqualTo("elsewhere"));
        assertThat(rows.sql
                        .sql("select count(*) from pg_locks where locktype = 'advisory'" + OURS)
                        .query(Long.class)
                        .single())
                .as("nobody queues behind")
                .isZero();

        gone.countDown();
        write.get(10, TimeUnit.SECONDS);
        assertThat(impatient.ask(rows.connection, run, stranger())).isEqualTo(new Leases.Granted(rows.connection, 2));
        assertThat(rows.sql.sql("show lock_timeout").query(String.class).single())
                .as("it was for that one statement")
                .isEqualTo("0");
    }

    private void waitFor(String condition, String count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (rows.sql.sql(count).query(Long.class).single() == 0) {
            assertThat(System.nanoTime()).as(condition).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void expire() {
        rows.sql
                .sql("update lease set until = clock_timestamp() - interval '1 second'")
                .update();
    }

    private static Holder stranger() {
        return new Holder("elsewhere/17/0/" + UUID.randomUUID(), "elsewhere", 17);
    }
}
