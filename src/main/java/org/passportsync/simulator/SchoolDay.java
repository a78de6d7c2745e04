package org.passportsync.simulator;

import java.util.List;
import java.util.Map;

/** Who and what is in a district on one day, as far as it can be seen. Holds a bit for each row, and no row. */
final class SchoolDay {

    /** Whether the day's upload is as it should be. */
    enum Upload {
        WHOLE,
        HALF_BROKEN
    }

    private static final int LOST_PERCENT = 95;
    private static final double LOST_SHARE = 0.14;

    final DistrictSettings settings;
    final Upload upload;
    final Sight sight;
    final Dice dice;
    final Layout layout;
    final Population population;
    final SchoolYear year;
    final StudentFacts studentFacts;
    final StaffFacts staffFacts;
    final Households households;
    final Dates dates;
    final RankedSet schools;
    final RankedSet students;

    SchoolDay(DistrictSettings settings, Upload upload, Sight sight) {
        this.settings = settings;
        this.upload = upload;
        this.sight = sight;
        dice = new Dice(settings.seed());
        layout = new Layout(settings.students());
        population = new Population(dice, settings);
        year = SchoolYear.of(settings.day());
        studentFacts = new StudentFacts(population, layout);
        staffFacts = new StaffFacts(population, layout);
        households = new Households(dice, layout);
        dates = new Dates(settings.firstDay());
        schools = RankedSet.of(layout.schools(), this::isSeen);
        students = RankedSet.of(population.everBy(day()), this::isStudent);
    }

    int day() {
        return settings.day();
    }

    boolean sees(int school) {
        return schools.contains(school);
    }

    /** The school a student is at home in. */
    int school(int student) {
        return studentFacts.school(student, year);
    }

    /** Another one; the first where there is none. */
    int secondSchool(int student) {
        return studentFacts.secondSchool(student, year);
    }

    /** The last day on which the coming of a school year changed every student, or {@link Rhythm#LONG_AGO}. */
    int turnedOn() {
        return year.number() == 0 ? Rhythm.LONG_AGO : year.offered();
    }

    boolean isMarked(int student) {
        return population.standing(student, day()) == Population.Standing.MARKED;
    }

    RankedSet contacts(Version version) {
        return RankedSet.of(population.everBy(day()) * Households.GUARDIANS, number -> isContact(number, version));
    }

    RankedSet studentEnrollments(SchoolYear ofYear) {
        return RankedSet.of(population.everBy(day()) * LevelPlan.SUBJECTS, number -> {
            int student = number / LevelPlan.SUBJECTS;
            return students.contains(student)
                    && studentFacts.isAtSchool(student, ofYear)
                    && sees(studentFacts.school(student, ofYear));
        });
    }

    /** The households, of students who are here, that members of staff are guardians of. */
    Map<Integer, List<Integer>> householdsOfStaff() {
        return households.byStaff(population.everBy(day()), this::isHome);
    }

    /** Whether a student of this household is here. */
    boolean isHome(int household) {
        return households.members(household).anyMatch(students::contains);
    }

    private boolean isContact(int number, Version version) {
        int household = number / Households.GUARDIANS;
        int which = number % Households.GUARDIANS;
        // In 1.2 one user has several roles; in 1.1 a guardian who works here is a second user.
        boolean isStaff = which == 0 && version == Version.V1_2 && households.staffGuardian(household) >= 0;
        return households.exists(household)
                && households.hasGuardian(household, which)
                && !isStaff
                && isHome(household);
    }

    private boolean isStudent(int student) {
        return population.standing(student, day()) != Population.Standing.ABSENT
                && !studentFacts.hasGraduated(student, year)
                && (sees(school(student)) || sees(secondSchool(student)))
                && !(upload == Upload.HALF_BROKEN && isLost(student));
    }

    private boolean isSeen(int school) {
        Utf8 id = new Utf8();
        Ids.school(school, id);
        return sight.sees(id.toString());
    }

    private boolean isLost(int student) {
        LevelPlan high = layout.level(Level.HIGH);
        double shareOfOne = Level.HIGH.grades / (double) Level.GRADES / high.schools();
        int hit = Math.min(high.schools(), (int) Math.ceil(LOST_SHARE / shareOfOne));
        return school(student) >= layout.schools() - hit
                && dice.percent(LOST_PERCENT, Dice.Question.LOST_UPLOAD, student);
    }
}
