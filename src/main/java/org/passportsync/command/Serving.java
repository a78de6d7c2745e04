package org.passportsync.command;

import java.util.concurrent.CountDownLatch;

/** Waits until a person has had enough. */
final class Serving {

    private Serving() {}

    static void untilAsked(StopSignal signal) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(1);
        try (var _ = signal.whenAsked(enough::countDown)) {
            enough.await();
        }
    }
}
