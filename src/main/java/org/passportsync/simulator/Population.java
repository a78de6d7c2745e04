package org.passportsync.simulator;

/**
 * Which students there are on which day.
 *
 * <p>Students are numbered in the order of their coming: first those of day 0, then each day one percent more. Each one leaves after some
 * days, on any day with a chance of one percent, so that the number of students stays about the same.
 */
record Population(Dice dice, int students, int markedLeavers) {

    /** How many days a leaver stays marked before the row is gone. */
    static final int MARKED_DAYS = 10;

    private static final double LOG_OF_STAYING = Math.log(0.99);

    /** What has become of a student. */
    enum Standing {
        ABSENT,
        HERE,
        MARKED
    }

    int newEachDay() {
        return Math.max(1, Math.round(students / 100f));
    }

    /** How many students have ever been, up to this day. */
    int everBy(int day) {
        return students + day * newEachDay();
    }

    /** The day a student comes on. */
    int comesOn(int student) {
        return student < students ? 0 : 1 + (student - students) / newEachDay();
    }

    /** The first day without the student. */
    int leavesOn(int student) {
        double days = Math.log(dice.fraction(Dice.Question.LEAVES, student)) / LOG_OF_STAYING;
        return comesOn(student) + 1 + (int) days;
    }

    Standing standing(int student, int day) {
        int leaves = leavesOn(student);
        if (day < comesOn(student)) {
            return Standing.ABSENT;
        }
        if (day < leaves) {
            return Standing.HERE;
        }
        boolean marked = dice.percent(markedLeavers, Dice.Question.LEAVES_MARKED, student);
        return marked && day < leaves + MARKED_DAYS ? Standing.MARKED : Standing.ABSENT;
    }
}
