package org.passportsync.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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
    void no_more_are_worked_on_at_once_than_there_are_threads() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        programs.add(clockwork(
                stored -> {
                    fired.add(stored.name());
                    awaitUninterrupted(goOn);
                    return new Launched.Refused("only written down");
                },
                1));
        programs.getFirst().start();
        await().atMost(Duration.ofSeconds(30)).until(() -> !fired.isEmpty());

        assertThat(fired).hasSize(1);
        goOn.countDown();
        await().atMost(Duration.ofSeconds(60)).until(() -> fired.size() == ALL.size());
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

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
