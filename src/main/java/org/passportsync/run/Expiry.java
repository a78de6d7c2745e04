package org.passportsync.run;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;

/** When a parked run ends by itself, and when the admins are reminded: a day before, or at half of less than two days. */
public record Expiry(Instant remindAt, Instant expiresAt) {

    private static final Duration BEFORE = Duration.ofDays(1);

    /** That of a run parked at an instant. */
    public static Expiry after(Instant parked, Period days) {
        Duration span = Duration.ofDays(days.getDays());
        Duration half = span.dividedBy(2);
        Duration before = half.compareTo(BEFORE) < 0 ? half : BEFORE;
        return new Expiry(parked.plus(span).minus(before), parked.plus(span));
    }
}
