package org.passportsync.simulator;

/**
 * Which students there are on which day, as far as chance decides.
 *
 * <p>Students are numbered in the order of their coming: first those of day 0, then each day one percent more, and with every new school
 * year its kindergartners. Each one leaves after some days, on any day with a chance of one percent, so that the number of students stays
 * about the same. In a calm district all of this takes its time.
 */
record Population(Dice dice, DistrictSettings settings) {

    /** How many days a leaver stays marked before the row is gone. */
    static final int MARKED_DAYS = 10;

    private static final double LOG_OF_STAYING = Math.log(0.99);

    /** What has become of a student. */
    enum Standing {
        ABSENT,
        HERE,
        MARKED
    }

    /** How many students have ever been, up to this day. */
    int everBy(int day) {
        return settings.students() + broughtBy(day) + SchoolYear.of(day).number() * kindergartners();
    }

    /** The day a student comes on. */
    int comesOn(int student) {
        int place = student - settings.students();
        if (place < 0) {
            return 0;
        }
        for (int number = 1; ; number++) {
            int turn = new SchoolYear(number).offered();
            int youngest = broughtBy(turn) + (number - 1) * kindergartners();
            if (place < youngest) {
                return broughtOn(place - (number - 1) * kindergartners());
            }
            if (place < youngest + kindergartners()) {
                return turn;
            }
        }
    }

    /** Whether a student came with the kindergartners of a new school year. */
    boolean isKindergartner(int student) {
        int comes = comesOn(student);
        SchoolYear year = SchoolYear.of(comes);
        return comes > 0 && comes == year.offered() && student >= everBy(comes) - kindergartners();
    }

    /** The first day without the student. */
    int leavesOn(int student) {
        double days = pace().slower() * Math.log(dice.fraction(Dice.Question.LEAVES, student)) / LOG_OF_STAYING;
        return comesOn(student) + 1 + (int) Math.min(days, DistrictSettings.LAST_DAY);
    }

    Standing standing(int student, int day) {
        int leaves = leavesOn(student);
        if (day < comesOn(student)) {
            return Standing.ABSENT;
        }
        if (day < leaves) {
            return Standing.HERE;
        }
        boolean marked = dice.percent(settings.quirks().markedLeavers(), Dice.Question.LEAVES_MARKED, student);
        return marked && day < leaves + MARKED_DAYS ? Standing.MARKED : Standing.ABSENT;
    }

    private Pace pace() {
        return settings.quirks().pace();
    }

    private int kindergartners() {
        return Math.round(settings.students() / (float) Level.GRADES);
    }

    /** How many have come one by one, up to this day. */
    private int broughtBy(int day) {
        return day * oneInAHundred() / pace().slower();
    }

    private int broughtOn(int place) {
        return ((place + 1) * pace().slower() + oneInAHundred() - 1) / oneInAHundred();
    }

    private int oneInAHundred() {
        return Math.max(1, Math.round(settings.students() / 100f));
    }
}
