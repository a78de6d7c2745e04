package org.passportsync.simulator;

import java.util.concurrent.atomic.AtomicInteger;

/** How many requests are being answered at once. */
final class Traffic {

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    void in() {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
    }

    void out() {
        now.decrementAndGet();
    }

    int now() {
        return now.get();
    }

    int most() {
        return most.get();
    }
}
