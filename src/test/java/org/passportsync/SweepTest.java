package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is looked after goes on being looked after, whatever happens. */
class SweepTest {

    @Test
    void a_look_that_ends_in_an_error_is_looked_at_again_and_so_are_the_others() throws Exception {
        CountDownLatch broken = new CountDownLatch(3);
        CountDownLatch others = new CountDownLatch(3);
        Sweep sweep = new Sweep(
                List.of(
                        () -> {
                            broken.countDown();
                            throw new StackOverflowError();
                        },
                        () -> {
                            others.countDown();
                            return List.of();
                        }),
                Duration.ofMillis(1));
        sweep.start();
        try {
            assertThat(broken.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            sweep.stop();
        }
    }

    @Test
    void a_look_that_takes_long_keeps_no_other_waiting() throws Exception {
        CountDownLatch longest = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(3);
        Sweep sweep = new Sweep(
                List.of(
                        () -> {
                            awaitUninterrupted(longest);
                            return List.of();
                        },
                        () -> {
                            others.countDown();
                            return List.of();
                        }),
                Duration.ofMillis(1));
        sweep.start();
        try {
            assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(longest.getCount()).as("it still looks").isOne();
        } finally {
            longest.countDown();
            sweep.stop();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
