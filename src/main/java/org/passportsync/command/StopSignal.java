package org.passportsync.command;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ctrl-C or SIGTERM: what is under way is asked to stop, and the program ends with the exit code that comes of it. */
public final class StopSignal {

    private final Duration patience;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int code = ExitCode.STOPPED.code();
    private volatile @Nullable Runnable order;
    private volatile boolean arrived;
    private volatile @Nullable OpenDesk open;

    /** Takes how long work may need to come to rest. */
    public StopSignal(Duration patience) {
        this.patience = patience;
    }

    /** Something that can be asked to stop, until it is closed. */
    interface Stoppable extends AutoCloseable {
        @Override
        void close();
    }

    Stoppable whenAsked(Runnable stop) {
        order = stop;
        if (arrived) {
            stop.run();
        }
        return () -> order = null;
    }

    void opened(OpenDesk desk) {
        open = desk;
    }

    /** The program came to its end by itself. */
    void ended(int exitCode) {
        code = exitCode;
        ended.countDown();
    }

    /** The signal is here, or the program is at its end anyway; gives the exit code where the signal decides it. */
    public OptionalInt arrive() {
        if (ended.getCount() == 0) {
            return OptionalInt.empty();
        }
        arrived = true;
        Runnable stop = order;
        if (stop == null) {
            OpenDesk desk = open;
            if (desk != null) {
                desk.close();
            }
            return OptionalInt.of(ExitCode.STOPPED.code());
        }
        stop.run();
        try {
            var _ = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return OptionalInt.of(code);
    }
}
