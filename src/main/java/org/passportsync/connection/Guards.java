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

    /** The three guards, by the names that commands use. */
    public enum Kind {
        SUSPEND("suspend"),
        DISABLE_DELETION("disable-deletion"),
        EXPECT_ROLLOVER("expect-rollover");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /** Some days, the first and the last included. */
    public record Window(LocalDate from, LocalDate to) {

        public boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        /** As commands write it, for example {@code 2026-06-15..2026-07-15}. */
        public String text() {
            return from + ".." + to;
        }
    }

    /** What the guards say of one day. */
    public record Day(boolean suspended, boolean deletionDisabled, boolean rolloverExpected) {}

    /** What they say of a day, the first and the last of each window included. */
    public Day on(LocalDate day) {
        return new Day(within(suspend, day), within(disableDeletion, day), within(expectRollover, day));
    }

    /**
     * What they say to a run that stands for another day than it is: what holds back does so by either, and what waives must
     * do so by both, so that no other day gets around a guard of today.
     */
    public Day on(LocalDate day, LocalDate today) {
        Day own = on(day);
        Day now = on(today);
        return new Day(
                own.suspended || now.suspended,
                own.deletionDisabled || now.deletionDisabled,
                own.rolloverExpected && now.rolloverExpected);
    }

    /** One of the windows; null: not set. */
    public @Nullable Window window(Kind kind) {
        return switch (kind) {
            case SUSPEND -> suspend;
            case DISABLE_DELETION -> disableDeletion;
            case EXPECT_ROLLOVER -> expectRollover;
        };
    }

    /** One of the windows as commands write it; {@code none} where it is not set. */
    public String text(Kind kind) {
        Window window = window(kind);
        return window == null ? "none" : window.text();
    }

    /** The same with one window set anew, or cleared with null. */
    public Guards with(Kind kind, @Nullable Window window) {
        return switch (kind) {
            case SUSPEND -> new Guards(window, disableDeletion, expectRollover);
            case DISABLE_DELETION -> new Guards(suspend, window, expectRollover);
            case EXPECT_ROLLOVER -> new Guards(suspend, disableDeletion, window);
        };
    }

    private static boolean within(@Nullable Window window, LocalDate day) {
        return window != null && window.contains(day);
    }
}
