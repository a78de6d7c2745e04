package org.passportsync.simulator;

/** What is true of a student by number, on any day. */
final class StudentFacts {

    private static final int SCHEDULE_PERIOD = 500;

    private final Dice dice;
    private final Layout layout;
    private final DistrictSettings.Quirks quirks;
    private final Rhythm schedule;

    StudentFacts(Dice dice, Layout layout, DistrictSettings.Quirks quirks) {
        this.dice = dice;
        this.layout = layout;
        this.quirks = quirks;
        this.schedule = new Rhythm(dice, Dice.Question.SCHEDULE_RHYTHM, SCHEDULE_PERIOD);
    }

    int grade(int student) {
        return dice.below(Level.GRADES, Dice.Question.GRADE, student);
    }

    int school(int student) {
        return anySchool(student, student);
    }

    /** Another school the student is at home in; the first one where there is none. */
    int secondSchool(int student) {
        boolean two = dice.percent(quirks.twoSchools(), Dice.Question.SECOND_SCHOOL, student);
        return two ? anySchool(student, -1L - student) : school(student);
    }

    /** How often the class of a subject has been changed for another by this day. */
    int scheduleVersion(int student, int subject, int day) {
        return schedule.version(slot(student, subject), day);
    }

    int scheduleChangedOn(int student, int subject, int day) {
        return schedule.changedOn(slot(student, subject), day);
    }

    /** The number of the class a student has for a subject. */
    int section(int student, int subject, int version) {
        LevelPlan plan = layout.level(Level.ofGrade(grade(student)));
        int first = dice.below(plan.sections(), Dice.Question.SECTION, slot(student, subject));
        Course course = new Course(school(student), grade(student), subject);
        return new Section(course, (first + version) % plan.sections()).number(layout);
    }

    private int anySchool(int student, long index) {
        LevelPlan plan = layout.level(Level.ofGrade(grade(student)));
        return plan.first().school() + dice.below(plan.schools(), Dice.Question.SCHOOL, index);
    }

    private static long slot(int student, int subject) {
        return (long) student * LevelPlan.SUBJECTS + subject;
    }
}
