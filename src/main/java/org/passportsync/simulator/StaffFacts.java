package org.passportsync.simulator;

/** What is true of a seat in a school's staff by its number; now and then another person takes a seat. */
record StaffFacts(Population population, Layout layout) {

    private static final int TURNOVER_PERIOD = 400;
    private static final int EVERY_WHICH_STAYS = 7;

    /** What the person on a seat does. */
    enum Job {
        TEACHER("teacher", "teacher"),
        PRINCIPAL("administrator", "principal"),
        COUNSELOR("aide", "counselor"),
        AIDE("aide", "aide");

        final byte[] role11;
        final byte[] role12;

        Job(String role11, String role12) {
            this.role11 = Utf8.bytes(role11);
            this.role12 = Utf8.bytes(role12);
        }
    }

    /** Whether the person on a seat never leaves it. */
    static boolean stays(Layout layout, int staff) {
        return seatOf(layout, staff) % EVERY_WHICH_STAYS == 0;
    }

    int school(int staff) {
        LevelPlan plan = layout.ofStaff(staff);
        return plan.first().school() + (staff - plan.first().staff()) / plan.staff();
    }

    /** Another school of the same level; the first one where there is none. */
    int secondSchool(int staff) {
        LevelPlan plan = layout.ofStaff(staff);
        int school = school(staff) - plan.first().school();
        boolean two = population
                .dice()
                .percent(population.settings().quirks().twoSchools(), Dice.Question.SECOND_SCHOOL, -1L - staff);
        return plan.first().school() + (two ? (school + 1) % plan.schools() : school);
    }

    int seat(int staff) {
        return seatOf(layout, staff);
    }

    Job job(int staff) {
        LevelPlan plan = layout.ofStaff(staff);
        int seat = seat(staff);
        if (seat < plan.teachers()) {
            return Job.TEACHER;
        }
        if (seat == plan.teachers()) {
            return Job.PRINCIPAL;
        }
        return seat <= plan.teachers() + plan.counselors() ? Job.COUNSELOR : Job.AIDE;
    }

    /** How many people have left the seat by this day. */
    int generation(int staff, int day) {
        return stays(layout, staff) ? 0 : turnover().version(staff, day);
    }

    /** Since which day the person has the seat. */
    int since(int staff, int day) {
        return stays(layout, staff) ? Rhythm.LONG_AGO : turnover().changedOn(staff, day);
    }

    private Rhythm turnover() {
        return Rhythm.of(population, Dice.Question.TURNOVER, TURNOVER_PERIOD);
    }

    private static int seatOf(Layout layout, int staff) {
        LevelPlan plan = layout.ofStaff(staff);
        return (staff - plan.first().staff()) % plan.staff();
    }
}
