package org.passportsync.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.job.Launched;

/** Several programs that serve on one database, with real threads. */
class ClockworkTest {

    private static final List<String> ALL =
            IntStream.range(0, 8).mapToObj(number -> "sis-" + number).toList();

    private final List<Clockwork> programs = new ArrayList<>();
    private final List<String> fired = new CopyOnWriteArrayList<>();
    private Nights nights;

    @BeforeEach
    void begin(@TempDir Path folder) {
        nights = new Nights(folder, "2026-09-14T12:00");
        ALL.forEach(name -> nights.apply(name, "schedule: { daily: \"02:30\" }"));
        clockwork(_ -> new Launched.Refused("never started"), 1).renew();
        nights.clock.set(Nights.at("2026-09-15T02:30"));
    }

    @AfterEach
    void end() {
        programs.forEach(Clockwork::stop);
        nights.close();
    }

    @Test
    void each_connection_fires_in_one_of_them() {
        Firing.Launches written = stored -> {
            fired.add(stored.name());
            return new Launched.Refused("only written down");
        };
        programs.add(clockwork(written, 2));
        programs.add(clockwork(written, 2));
        programs.forEach(Clockwork::start);

        await().atMost(Duration.ofSeconds(30)).until(() -> fired.size() >= ALL.size());
        programs.forEach(Clockwork::stop);

        assertThat(fired).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(nights.planned()).allMatch(time -> time.endsWith("2026-09-16 02:30:00"));
    }

    @Test
    void no_more_are_worked_on_at_once_than_there_are_threads() {
        assertThat(mostAtOnce(1, () -> {})).isEqualTo(1);
    }

    @Test
    void as_many_are_worked_on_at_once_as_there_are_threads() {
        CyclicBarrier pairs = new CyclicBarrier(2);

        assertThat(mostAtOnce(2, () -> pairs.await(30, TimeUnit.SECONDS))).isEqualTo(2);
        assertThat(pairs.isBroken()).isFalse();
    }

    /** Lets all of them through, and says how many were inside together at most. */
    private int mostAtOnce(int threads, Work inside) {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        programs.add(clockwork(
                stored -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    done(inside);
                    now.decrementAndGet();
                    fired.add(stored.name());
                    return new Launched.Refused("only written down");
                },
                threads));
        programs.getFirst().start();
        await().atMost(Duration.ofSeconds(60)).until(() -> fired.size() == ALL.size());
        return most.get();
    }

    @Test
    void a_number_of_threads_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> new ScheduleSettings(true, 0)).hasMessageContaining("give a number from 1 to 64");
    }

    private Clockwork clockwork(Firing.Launches launches, int threads) {
        return new Clockwork(
                nights.database.dataSource(),
                new Firing(nights.house.connections(), launches, nights.clock::now),
                nights.timetable,
                new ScheduleSettings(true, threads),
                nights.clock::now);
    }

    private interface Work {
        void done() throws Exception;
    }

    private static void done(Work work) {
        try {
            work.done();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
