package org.passportsync.simulator;

import java.util.HashMap;
import java.util.Map;

/** The demographics of students, by the number of the student. */
final class DemographicsRows implements Kind {

    private static final int CHANGE_PERIOD = 50;
    private static final int RACES = 5;
    private static final int DAYS_OF_A_YEAR = 365;
    private static final int AGE_IN_KINDERGARTEN = 5;
    private static final byte[] MALE = Utf8.bytes("male");
    private static final byte[] FEMALE = Utf8.bytes("female");

    private final SchoolDay today;
    private final Dice dice;
    private final Rhythm changes;
    private final Template template;

    DemographicsRows(SchoolDay today, View view) {
        this.today = today;
        dice = today.dice;
        changes = Rhythm.of(today.population, Dice.Question.DEMOGRAPHICS_RHYTHM, CHANGE_PERIOD);
        Map<String, Template.Filling> places = new HashMap<>(Map.of(
                "id", this::writeId,
                "status", (number, out) -> out.raw(Texts.status(today.isMarked(number))),
                "modified", (number, out) -> out.raw(today.dates.text(modifiedOn(number))),
                "birthDate", this::birthDate,
                "sex", (number, out) -> out.raw(dice.percent(50, Dice.Question.SEX, number) ? FEMALE : MALE),
                "severalRaces", (number, out) -> out.raw(Texts.truth(race(number) != second(number))),
                "hispanic", this::hispanic));
        for (int race = 0; race < RACES; race++) {
            int which = race;
            places.put(
                    "race" + race,
                    (number, out) -> out.raw(Texts.truth(race(number) == which || second(number) == which)));
        }
        template = Template.of("demographics.json", view.baseUrl(), places);
    }

    @Override
    public void writeId(int number, Utf8 out) {
        Ids.student(number, out);
    }

    @Override
    public void write(int number, Utf8 out) {
        template.write(number, out);
    }

    @Override
    public int numberOf(String sourcedId) {
        int[] numbers = Ids.numbersOf(sourcedId);
        return numbers.length == 1 ? numbers[0] : -1;
    }

    private int modifiedOn(int student) {
        int leaves = today.population.leavesOn(student);
        int comes = today.population.comesOn(student);
        int changed = changes.changedOn(student, today.day());
        return leaves <= today.day() ? leaves : comes == 0 ? changed : Math.max(comes, changed);
    }

    private void birthDate(int student, Utf8 out) {
        int age = AGE_IN_KINDERGARTEN + today.studentFacts.firstGrade(student);
        int day = dice.below(DAYS_OF_A_YEAR, Dice.Question.BIRTHDAY, student);
        // Months of 28 days at most: every such date exists.
        int year = today.dates.calendarYear(today.studentFacts.firstYear(student));
        out.digits(year - (long) age, 4).raw('-');
        out.digits(1L + day % 12, 2).raw('-').digits(1L + day / 12 % 28, 2);
    }

    private void hispanic(int student, Utf8 out) {
        boolean first = dice.percent(25, Dice.Question.RACE, student);
        // What is corrected is answered the other way, until the next correction.
        out.raw(Texts.truth(first ^ changes.version(student, today.day()) % 2 == 1));
    }

    private int race(int student) {
        return dice.below(RACES, Dice.Question.RACE, -1L - student);
    }

    private int second(int student) {
        boolean several = dice.percent(8, Dice.Question.SEX, -1L - student);
        return several ? (race(student) + 1) % RACES : race(student);
    }
}
