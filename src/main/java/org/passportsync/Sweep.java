package org.passportsync;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every now and then after what time has made due, while the program serves. */
final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final List<Look> looks;
    private final Duration pause;
    private ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    /** Something that is looked after; gives what went wrong, in words. */
    interface Look {
        List<String> look();
    }

    Sweep(List<Look> looks, Duration pause) {
        this.looks = List.copyOf(looks);
        this.pause = pause;
    }

    void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("sweep").daemon(true).factory());
        var _ = thread.scheduleWithFixedDelay(this::sweep, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One that fails, however badly, keeps neither itself nor the others from being looked after next time. */
    private void sweep() {
        for (Look look : looks) {
            try {
                look.look().forEach(LOG::warn);
            } catch (RuntimeException | Error failed) {
                // A stranger's message may hold data.
                LOG.warn(
                        "a look failed with {}; it is repeated",
                        failed.getClass().getSimpleName());
            }
        }
    }

    void stop() {
        thread.shutdownNow();
        try {
            boolean _ = thread.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
