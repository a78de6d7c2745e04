package org.passportsync.job;

import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Tells when no worker has taken a slice of a run for so long that the one who leads it should read by itself. */
final class Untaken {

    private static final Duration WHERE_ALL_ARE_BUSY = Duration.ofSeconds(1);
    private static final Duration WHERE_ONE_IS_IDLE = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private Set<String> free = Set.of();
    private long since;

    Untaken(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Takes the slices that nobody has now; after a yes it waits as long for the next.
     *
     * @param idle whether a worker has nothing in hand, and will come to them by itself
     */
    boolean tooLong(Set<String> now, BooleanSupplier idle) {
        long moment = nanos.getAsLong();
        if (free.isEmpty() || !now.containsAll(free)) {
            since = moment;
        }
        free = now;
        long waited = moment - since;
        boolean late = !now.isEmpty()
                && waited >= WHERE_ALL_ARE_BUSY.toNanos()
                && (waited >= WHERE_ONE_IS_IDLE.toNanos() || !idle.getAsBoolean());
        since = late ? moment : since;
        return late;
    }
}
