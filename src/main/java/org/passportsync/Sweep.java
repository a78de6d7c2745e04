package org.passportsync;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every now and then after what time has made due, while the program serves; each look has a thread of its own, so that
 * one that takes long keeps no other waiting.
 */
final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final List<Look> looks;
    private final Duration pause;
    private ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();

    /** Something that is looked after; gives what went wrong, in words. */
    interface Look {
        List<String> look();
    }

    Sweep(List<Look> looks, Duration pause) {
        this.looks = List.copyOf(looks);
        this.pause = pause;
    }

    void start() {
        threads = Executors.newScheduledThreadPool(
                looks.size(), Thread.ofPlatform().name("sweep").daemon(true).factory());
        for (Look look : looks) {
            var _ = threads.scheduleWithFixedDelay(() -> sweep(look), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** One that fails, however badly, keeps neither itself nor the others from being looked after next time. */
    private static void sweep(Look look) {
        try {
            look.look().forEach(LOG::warn);
        } catch (RuntimeException | Error failed) {
            // A stranger's message may hold data.
            LOG.warn("a look failed with {}; it is repeated", failed.getClass().getSimpleName());
        }
    }

    void stop() {
        threads.shutdownNow();
        try {
            boolean _ = threads.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
