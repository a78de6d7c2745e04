package org.passportsync.simulator;

/**
 * When rows change: each one once in a period of days, every day about as many.
 *
 * @param question what tells the rows apart, so that each has its own day
 * @param period days between two changes of one row
 */
record Rhythm(Dice dice, Dice.Question question, int period) {

    /** The day that stands for "before the first day". */
    static final int LONG_AGO = -30;

    /** A rhythm at the pace of a district. */
    static Rhythm of(Population population, Dice.Question question, int period) {
        int slower = population.settings().quirks().pace().slower();
        return new Rhythm(population.dice(), question, period * slower);
    }

    /** How often a row has changed by this day; none has changed on day 0. */
    int version(long index, int day) {
        return (day + phase(index)) / period;
    }

    /** The day of the last change, or {@link #LONG_AGO}. */
    int changedOn(long index, int day) {
        return version(index, day) == 0 ? LONG_AGO : day - (day + phase(index)) % period;
    }

    /** How many of the changes so far fell on one of several fields that take turns. */
    int turns(long index, int day, int field, int fields) {
        return (version(index, day) + (phase(index) + field) % fields) / fields;
    }

    private int phase(long index) {
        return dice.below(period, question, index);
    }
}
