package org.passportsync.simulator;

/** What is true of a student by number, in some school year. */
final class StudentFacts {

    private static final int SCHEDULE_PERIOD = 500;

    private final Dice dice;
    private final Layout layout;
    private final Population population;
    private final DistrictSettings.Quirks quirks;
    private final Rhythm schedule;

    StudentFacts(Population population, Layout layout) {
        this.dice = population.dice();
        this.layout = layout;
        this.population = population;
        this.quirks = population.settings().quirks();
        this.schedule = Rhythm.of(population, Dice.Question.SCHEDULE_RHYTHM, SCHEDULE_PERIOD);
    }

    /** The grade a student came into; one higher in each later year. */
    int firstGrade(int student) {
        return population.isKindergartner(student) ? 0 : dice.below(Level.GRADES, Dice.Question.GRADE, student);
    }

    SchoolYear firstYear(int student) {
        return SchoolYear.of(population.comesOn(student));
    }

    /** The grade in a year in which the student is at school. */
    int grade(int student, SchoolYear year) {
        return firstGrade(student) + year.number() - firstYear(student).number();
    }

    /** Whether a student who is here has classes in this year: has come before its end, and is not too old for it. */
    boolean isAtSchool(int student, SchoolYear year) {
        int grade = grade(student, year);
        return population.comesOn(student) <= year.ends()
                && firstYear(student).number() <= year.number()
                && grade < Level.GRADES;
    }

    /** Whether a student has left school with the highest grade before this year. */
    boolean hasGraduated(int student, SchoolYear year) {
        return grade(student, year) >= Level.GRADES;
    }

    int school(int student, SchoolYear year) {
        return anySchool(student, year, student);
    }

    /** Another school the student is at home in; the first one where there is none. */
    int secondSchool(int student, SchoolYear year) {
        boolean two = dice.percent(quirks.twoSchools(), Dice.Question.SECOND_SCHOOL, student);
        return two ? anySchool(student, year, -1L - student) : school(student, year);
    }

    /** How often the class of a subject has been changed for another by this day. */
    int scheduleVersion(int student, int subject, int day) {
        return schedule.version(slot(student, subject), day);
    }

    int scheduleChangedOn(int student, int subject, int day) {
        return schedule.changedOn(slot(student, subject), day);
    }

    /** The class a student has for a subject in a year, as the schedule stands on a day. */
    Section section(int student, int subject, SchoolYear year, int day) {
        int grade = grade(student, year);
        LevelPlan plan = layout.level(Level.ofGrade(grade));
        int first = dice.below(plan.sections(), Dice.Question.SECTION, slot(student, subject));
        int version = scheduleVersion(student, subject, year.within(day));
        return new Section(new Course(school(student, year), grade, subject), (first + version) % plan.sections());
    }

    private int anySchool(int student, SchoolYear year, long index) {
        LevelPlan plan = layout.level(Level.ofGrade(grade(student, year)));
        return plan.first().school() + dice.below(plan.schools(), Dice.Question.SCHOOL, index);
    }

    private static long slot(int student, int subject) {
        return (long) student * LevelPlan.SUBJECTS + subject;
    }
}
