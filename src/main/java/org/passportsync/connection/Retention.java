package org.passportsync.connection;

import java.time.Period;

/**
 * How long things are kept, in days.
 *
 * @param journal pages as received
 * @param runs runs with their counts and issues
 * @param changes the changes of each run, with before and after
 * @param tombstones deleted records, before they are purged for good
 */
public record Retention(Period journal, Period runs, Period changes, Period tombstones) {

    public static final Retention DEFAULT =
            new Retention(Period.ofDays(30), Period.ofDays(730), Period.ofDays(90), Period.ofDays(365));
}
