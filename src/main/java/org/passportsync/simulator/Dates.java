package org.passportsync.simulator;

import java.time.LocalDate;

/** The dates of a district's school years as text, by the number of the day. */
final class Dates {

    private static final int BEFORE = 60;

    private final LocalDate firstDay;
    private final byte[][] texts =
            new byte[BEFORE + SchoolYear.of(DistrictSettings.LAST_DAY).ends() + 1][];

    Dates(LocalDate firstDay) {
        this.firstDay = firstDay;
        for (int at = 0; at < texts.length; at++) {
            texts[at] = Utf8.bytes(firstDay.plusDays(at - BEFORE).toString());
        }
    }

    byte[] text(int day) {
        return texts[day + BEFORE];
    }

    /** The calendar year in which a school year begins. */
    int calendarYear(SchoolYear year) {
        return firstDay.plusDays(year.starts()).getYear();
    }
}
