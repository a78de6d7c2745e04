package org.passportsync.connection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The windows in which a district's records are guarded while a school year rolls over; null: not set.
 *
 * @param suspend no run starts; wins over the others
 * @param disableDeletion deletes are worked out and shown, not applied
 * @param expectRollover classes, enrollments and calendars may be replaced as a whole
 */
public record Guards(
        @Nullable Window suspend,
        @Nullable Window disableDeletion,
        @Nullable Window expectRollover) {

    public static final Guards NONE = new Guards(null, null, null);

    /** Some days, the first and the last included. */
    public record Window(LocalDate from, LocalDate to) {

        public boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    public boolean suspended(LocalDate today) {
        return suspend != null && suspend.contains(today);
    }

    public boolean deletionDisabled(LocalDate today) {
        return disableDeletion != null && disableDeletion.contains(today);
    }

    public boolean rolloverExpected(LocalDate today) {
        return expectRollover != null && expectRollover.contains(today);
    }
}
