package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.run.RunState;

/** Several launches of one connection at once, again and again: exactly one wins, the others get a reason. */
class LaunchRaceTest {

    private static final int ROUNDS = 12;
    private static final int RUNNERS = 3;

    @ParameterizedTest
    @ValueSource(strings = {"new=true", "new=false"})
    void exactly_one_launch_wins(String parameter, @TempDir Path folder) throws Exception {
        try (Lakeside lakeside = Lakeside.in(folder);
                House other = House.on(lakeside.database, folder);
                ExecutorService threads = Executors.newFixedThreadPool(RUNNERS)) {
            lakeside.skyward.faults("forbidden=orgs");
            for (int round = 0; round < ROUNDS; round++) {
                Finish finish = new Finish();
                CyclicBarrier start = new CyclicBarrier(RUNNERS);
                List<Callable<Launched>> launches = new ArrayList<>();
                for (int runner = 0; runner < RUNNERS; runner++) {
                    House house = runner % 2 == 0 ? lakeside.house : other;
                    launches.add(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return finish.launch(house, parameter);
                    });
                }
                judge(round, threads.invokeAll(launches));
            }
        }
    }

    private static void judge(int round, List<Future<Launched>> futures) throws Exception {
        List<Launched> outcomes = new ArrayList<>();
        for (Future<Launched> future : futures) {
            outcomes.add(future.get());
        }
        assertThat(outcomes)
                .as("round %s", round)
                .filteredOn(Launched.Ended.class::isInstance)
                .hasSize(1)
                .allMatch(one -> ((Launched.Ended) one).run().state() == RunState.FAILED);
        assertThat(outcomes)
                .as("round %s", round)
                .filteredOn(Launched.Refused.class::isInstance)
                .hasSize(RUNNERS - 1)
                .allMatch(one -> ((Launched.Refused) one).reason().contains("lakeside"));
    }

    /** Whoever wins waits at its start until all others have lost, so that no one simply comes later. */
    private static final class Finish implements RunWatcher {

        private final CountDownLatch losers = new CountDownLatch(RUNNERS - 1);

        Launched launch(House house, String parameter) {
            Launched launched = house.launch(this, parameter);
            losers.countDown();
            return launched;
        }

        @Override
        public void started(long runId) {
            try {
                assertThat(losers.await(20, TimeUnit.SECONDS))
                        .as("the others have lost")
                        .isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void step(String name) {}

        @Override
        public void page(String slice, int page, long rows, OptionalLong total) {}

        @Override
        public void waiting(String resource, String reason, Duration pause) {}

        @Override
        public void remark(String text) {}
    }
}
