package org.passportsync.simulator;

import java.time.LocalDate;

/**
 * What a generated district depends on, and nothing else.
 *
 * @param seed another seed, another district
 * @param students how many students there are on day 0, from 100 to 500,000; the number stays about the same
 * @param day the day, counted in days of the calendar from 0
 * @param firstDay the date of day 0, which lies about three weeks into the school year
 */
public record DistrictSettings(long seed, int students, int day, LocalDate firstDay, Quirks quirks) {

    /** The last day there is, the last one of the third school year. */
    public static final int LAST_DAY = 1000;

    /**
     * How often real life shows, in percent.
     *
     * @param blankEmail students without an e-mail address
     * @param preferredName students with a preferred first name
     * @param twoSchools students and teachers at home in two schools
     * @param markedLeavers leaving students who stay as {@code tobedeleted} for some days
     * @param pace how fast all of it changes
     */
    public record Quirks(int blankEmail, int preferredName, int twoSchools, int markedLeavers, Pace pace) {

        /** A little of everything. */
        public static final Quirks USUAL = new Quirks(2, 6, 3, 40, Pace.LIVELY);
        /** Nothing of the kind. */
        public static final Quirks NONE = new Quirks(0, 0, 0, 0, Pace.LIVELY);

        /** The same at another pace. */
        public Quirks at(Pace other) {
            return new Quirks(blankEmail, preferredName, twoSchools, markedLeavers, other);
        }
    }

    public DistrictSettings {
        if (students < 100 || students > 500_000) {
            throw new IllegalArgumentException("The district has " + students + " students. Give 100 to 500000.");
        }
        if (day < 0 || day > LAST_DAY) {
            throw new IllegalArgumentException("The school day is " + day + ". Give 0 to " + LAST_DAY + ".");
        }
    }

    /** The first day of a district with the usual quirks. */
    public static DistrictSettings of(long seed, int students) {
        return new DistrictSettings(seed, students, 0, LocalDate.of(2026, 9, 14), Quirks.USUAL);
    }

    /** The same on another day. */
    public DistrictSettings onDay(int other) {
        return new DistrictSettings(seed, students, other, firstDay, quirks);
    }

    /** The same with other quirks. */
    public DistrictSettings with(Quirks other) {
        return new DistrictSettings(seed, students, day, firstDay, other);
    }
}
