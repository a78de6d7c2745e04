package org.passportsync.simulator;

import java.time.LocalDate;

/** The dates of a district's school year as text, by the number of the school day. */
final class Dates {

    /** The first day of the school year, counted from day 0. */
    static final int YEAR_START = -20;
    /** The last day of the school year, counted from day 0. */
    static final int YEAR_END = 270;
    /** The last day of the first semester, counted from day 0. */
    static final int FIRST_SEMESTER_END = 120;

    private static final int BEFORE = 60;

    private final LocalDate firstDay;
    private final byte[][] texts = new byte[BEFORE + DistrictSettings.LAST_DAY + YEAR_END][];

    Dates(LocalDate firstDay) {
        this.firstDay = firstDay;
        for (int at = 0; at < texts.length; at++) {
            texts[at] = Utf8.bytes(firstDay.plusDays(at - BEFORE).toString());
        }
    }

    byte[] text(int day) {
        return texts[day + BEFORE];
    }

    /** The calendar year in which the school year begins. */
    int year() {
        return firstDay.plusDays(YEAR_START).getYear();
    }
}
