package org.passportsync.simulator;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One school year, by its number from 0; every day here counts from day 0 of the district, which lies three weeks into the first year.
 *
 * <p>A year is offered six weeks before it begins: then the students are promoted, the oldest leave and kindergartners come. It is listed
 * until the next one is three weeks old.
 */
record SchoolYear(int number) {

    private static final int LENGTH = 365;
    private static final int OFFERED = -62;
    private static final int STARTS = -20;
    private static final int FIRST_SEMESTER_ENDS = 120;
    private static final int ENDS = 270;

    /** The year whose students and grades a day has: next year's, once it is offered. */
    static SchoolYear of(int day) {
        return new SchoolYear(Math.floorDiv(day - OFFERED, LENGTH));
    }

    /** The years whose sessions, classes and enrollments are listed on a day, oldest first. */
    static List<SchoolYear> listed(int day) {
        return IntStream.rangeClosed(Math.max(0, Math.floorDiv(day, LENGTH)), of(day).number)
                .mapToObj(SchoolYear::new)
                .toList();
    }

    /** The day of a date of this year that lies so many days after the day that day 0 is in the first year. */
    int day(int inYear) {
        return number * LENGTH + inYear;
    }

    int offered() {
        return day(OFFERED);
    }

    /** The first school day. */
    int starts() {
        return day(STARTS);
    }

    int firstSemesterEnds() {
        return day(FIRST_SEMESTER_ENDS);
    }

    /** The last school day. */
    int ends() {
        return day(ENDS);
    }

    /** A day, or this year's last one where that is over: what happens later doesn't change the year's classes. */
    int within(int day) {
        return Math.min(day, ends());
    }
}
