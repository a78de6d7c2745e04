package org.passportsync.simulator;

import java.util.Map;

/**
 * The classes of students in one school year: number is student times {@link LevelPlan#SUBJECTS} plus the subject.
 *
 * <p>A change of class is a new sourcedId; now and then the date of the beginning is corrected.
 */
final class StudentEnrollmentRows implements Kind {

    private static final int CHANGE_PERIOD = 50;
    private static final int BEGINNINGS = 5;
    private static final byte[] STUDENT = Utf8.bytes("student");

    private final SchoolDay today;
    private final SchoolYear year;
    private final int calendarYear;
    private final int day;
    private final StudentFacts facts;
    private final Rhythm corrections;
    private final Template template;

    StudentEnrollmentRows(SchoolDay today, View view, SchoolYear year) {
        this.today = today;
        this.year = year;
        calendarYear = today.dates.calendarYear(year);
        day = year.within(today.day());
        facts = today.studentFacts;
        corrections = Rhythm.of(today.population, Dice.Question.ENROLLMENT_RHYTHM, CHANGE_PERIOD);
        References references = new References(today, view.baseUrl());
        template = Template.of(
                "enrollment.json",
                view.baseUrl(),
                Map.ofEntries(
                        Map.entry("id", this::writeId),
                        Map.entry("status", (number, out) -> out.raw(Texts.status(today.isMarked(student(number))))),
                        Map.entry("modified", (number, out) -> out.raw(today.dates.text(modifiedOn(number)))),
                        Map.entry("user", (number, out) -> Ids.student(student(number), out)),
                        Map.entry("class", (number, out) -> Ids.section(calendarYear, section(number), out)),
                        Map.entry(
                                "school", (number, out) -> references.school(facts.school(student(number), year), out)),
                        Map.entry("role", (_, out) -> out.raw(STUDENT)),
                        Map.entry("primary", (_, out) -> out.raw(Texts.FALSE)),
                        Map.entry("beginDate", (number, out) -> out.raw(today.dates.text(begins(number)))),
                        Map.entry("endDate", (number, out) -> out.raw(today.dates.text(ends(number))))));
    }

    @Override
    public void writeId(int number, Utf8 out) {
        Ids.studentEnrollment(calendarYear, student(number), subject(number), version(number), out);
    }

    @Override
    public void write(int number, Utf8 out) {
        template.write(number, out);
    }

    @Override
    public int numberOf(String sourcedId) {
        int[] numbers = Ids.numbersOf(sourcedId);
        return numbers.length == 4 ? numbers[1] * LevelPlan.SUBJECTS + numbers[2] : -1;
    }

    private int modifiedOn(int number) {
        int leaves = today.population.leavesOn(student(number));
        int changed = Math.max(
                facts.scheduleChangedOn(student(number), subject(number), day), corrections.changedOn(number, day));
        int comes = today.population.comesOn(student(number));
        return leaves <= today.day() ? leaves : comes == 0 ? changed : Math.max(comes, changed);
    }

    private int begins(int number) {
        int comes = today.population.comesOn(student(number));
        int changed = facts.scheduleChangedOn(student(number), subject(number), day);
        int corrected = (number + corrections.version(number, day)) % BEGINNINGS;
        int start = Math.max(year.starts(), Math.max(comes == 0 ? year.starts() : comes, changed));
        // Corrections go back in time, so that nobody's class begins later than it did.
        return Math.max(semesterStart(number), start - corrected);
    }

    private int semesterStart(int number) {
        return section(number).semester() == 2 ? year.firstSemesterEnds() + 1 : year.starts() - BEGINNINGS;
    }

    private int ends(int number) {
        return section(number).semester() == 1 ? year.firstSemesterEnds() : year.ends();
    }

    private Section section(int number) {
        return facts.section(student(number), subject(number), year, day);
    }

    private int version(int number) {
        return facts.scheduleVersion(student(number), subject(number), day);
    }

    private static int student(int number) {
        return number / LevelPlan.SUBJECTS;
    }

    private static int subject(int number) {
        return number % LevelPlan.SUBJECTS;
    }
}
