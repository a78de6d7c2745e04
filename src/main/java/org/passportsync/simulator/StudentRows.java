package org.passportsync.simulator;

import java.util.Map;

/** The students; e-mail, grade and phone change in turns. */
final class StudentRows implements Kind {

    private static final int CHANGE_PERIOD = 50;
    private static final int CHANGING_FIELDS = 3;
    private static final int EMAIL = 0;
    private static final int GRADE = 1;
    private static final int PHONE = 2;

    private final SchoolDay today;
    private final StudentFacts facts;
    private final Dice dice;
    private final Rhythm changes;
    private final Template template;

    StudentRows(SchoolDay today, View view) {
        this.today = today;
        facts = today.studentFacts;
        dice = today.dice;
        changes = Rhythm.of(today.population, Dice.Question.STUDENT_RHYTHM, CHANGE_PERIOD);
        String shape = view.version() == Version.V1_2 ? "student-1.2.json" : "student-1.1.json";
        template = Template.of(shape, view.baseUrl(), places(new StudentLinks(today, view)));
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

    private Map<String, Template.Filling> places(StudentLinks links) {
        return Map.ofEntries(
                Map.entry("id", this::writeId),
                Map.entry("status", (number, out) -> out.raw(Texts.status(today.isMarked(number)))),
                Map.entry("modified", (number, out) -> out.raw(today.dates.text(modifiedOn(number)))),
                Map.entry("homeroom", this::homeroom),
                Map.entry("username", this::username),
                Map.entry("stateId", (number, out) -> out.digits(9_000_000_000L + number * 7L, 10)),
                Map.entry("enabled", (number, out) -> out.raw(Texts.truth(!today.isMarked(number)))),
                Map.entry("givenName", (number, out) -> out.raw(Names.GIVEN.written(given(number)))),
                Map.entry("familyName", (number, out) -> out.raw(Names.FAMILY.written(family(number)))),
                Map.entry("middleName", (number, out) -> out.raw(Names.GIVEN.written(middle(number)))),
                Map.entry("preferredName", this::preferredName),
                Map.entry("roles", links::roles),
                Map.entry("orgs", links::orgs),
                Map.entry("primaryOrg", links::primaryOrg),
                Map.entry("number", (number, out) -> out.digits(100_000L + number, 6)),
                Map.entry("email", this::email),
                Map.entry("phone", (number, out) -> Texts.phone(dice, number, turns(number, PHONE), out)),
                Map.entry("agents", links::agents),
                Map.entry("grade", this::grade));
    }

    private int modifiedOn(int student) {
        int leaves = today.population.leavesOn(student);
        if (leaves <= today.day()) {
            return leaves;
        }
        int comes = today.population.comesOn(student);
        int changed = Math.max(changes.changedOn(student, today.day()), today.turnedOn());
        return Math.max(comes == 0 ? Rhythm.LONG_AGO : comes, changed);
    }

    private void homeroom(int student, Utf8 out) {
        int homeroom = Subject.HOMEROOM.ordinal();
        Section section = facts.section(student, homeroom, today.year, today.day());
        out.raw("HR-").raw(Texts.grade(section.course().grade())).raw('-').digits(section.parallel() + 1L, 2);
    }

    private void username(int student, Utf8 out) {
        out.raw(Names.GIVEN.plain(given(student)))
                .raw('.')
                .raw(Names.FAMILY.plain(family(student)))
                .raw('.')
                .digits(student, 1);
    }

    private void email(int student, Utf8 out) {
        if (dice.percent(today.settings.quirks().blankEmail(), Dice.Question.BLANK_EMAIL, student)) {
            return;
        }
        username(student, out);
        int turns = turns(student, EMAIL);
        if (turns > 0) {
            out.raw('.').digits(turns, 1);
        }
        out.raw(EMAIL_END);
    }

    private static final byte[] EMAIL_END = Utf8.bytes("@students.lakeside.example");

    private void grade(int student, Utf8 out) {
        // A corrected grade is one off, and corrected back the next time.
        int grade = facts.grade(student, today.year);
        boolean off = turns(student, GRADE) % 2 == 1;
        out.raw(Texts.grade(!off ? grade : grade == 0 ? 1 : grade - 1));
    }

    private void preferredName(int student, Utf8 out) {
        if (dice.percent(today.settings.quirks().preferredName(), Dice.Question.PREFERRED_NAME, student)) {
            out.raw(Names.GIVEN.written(middle(student)));
        }
    }

    private int turns(int student, int field) {
        return changes.turns(student, today.day(), field, CHANGING_FIELDS);
    }

    private int given(int student) {
        return dice.below(Names.GIVEN.count(), Dice.Question.GIVEN_NAME, student);
    }

    private int middle(int student) {
        return dice.below(Names.GIVEN.count(), Dice.Question.MIDDLE_NAME, student);
    }

    private int family(int student) {
        return dice.below(Names.FAMILY.count(), Dice.Question.FAMILY_NAME, today.households.of(student));
    }
}
