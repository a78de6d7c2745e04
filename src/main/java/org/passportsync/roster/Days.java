package org.passportsync.roster;

import java.time.LocalDate;

/**
 * The days that the hub keeps: of the years 1000 to 9999, which every reader can write and compare, and which stay days of
 * the calendar when they are moved by a lead or a lag.
 */
public final class Days {

    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    private Days() {}

    /** Whether a day is one that may be kept; others are slips of whoever typed or sent them. */
    public static boolean kept(LocalDate day) {
        return FIRST_YEAR <= day.getYear() && day.getYear() <= LAST_YEAR;
    }
}
