package org.passportsync.simulator;

import java.util.Map;
import java.util.PrimitiveIterator;

/** The guardians of households: number is household times {@link Households#GUARDIANS} plus which one. */
final class ContactRows implements Kind {

    private static final int CHANGE_PERIOD = 50;
    private static final byte[][] ROLES = {Utf8.bytes("parent"), Utf8.bytes("guardian"), Utf8.bytes("relative")};

    private final SchoolDay today;
    private final Rhythm changes;
    private final References references;
    private final Roles roles;
    private final Template template;

    ContactRows(SchoolDay today, View view) {
        this.today = today;
        changes = Rhythm.of(today.population, Dice.Question.CONTACT_RHYTHM, CHANGE_PERIOD);
        references = new References(today, view.baseUrl());
        roles = new Roles(today.dates, references);
        String shape = view.version() == Version.V1_2 ? "contact-1.2.json" : "contact-1.1.json";
        template = Template.of(shape, view.baseUrl(), places());
    }

    @Override
    public void writeId(int number, Utf8 out) {
        Ids.contact(household(number), which(number), out);
    }

    @Override
    public void write(int number, Utf8 out) {
        template.write(number, out);
    }

    @Override
    public int numberOf(String sourcedId) {
        int[] numbers = Ids.numbersOf(sourcedId);
        return numbers.length == 2 ? numbers[0] * Households.GUARDIANS + numbers[1] - 1 : -1;
    }

    private Map<String, Template.Filling> places() {
        return Map.ofEntries(
                Map.entry("id", this::writeId),
                Map.entry("status", (number, out) -> out.raw(Texts.status(isMarked(number)))),
                Map.entry(
                        "modified", (number, out) -> out.raw(today.dates.text(changes.changedOn(number, today.day())))),
                Map.entry("givenName", (number, out) -> out.raw(Names.GIVEN.written(given(number)))),
                Map.entry("familyName", (number, out) -> out.raw(Names.FAMILY.written(family(number)))),
                Map.entry("role", (number, out) -> out.raw(ROLES[which(number)])),
                Map.entry("roles", this::roles),
                Map.entry("primaryOrg", (number, out) -> references.school(school(number), out)),
                Map.entry("email", this::email),
                Map.entry(
                        "phone", (number, out) -> Texts.phone(today.dice, 10_000_000L + number, turns(number, 1), out)),
                Map.entry("agents", this::agents));
    }

    private void roles(int number, Utf8 out) {
        out.raw('[');
        roles.write(Roles.Role.of(Roles.PRIMARY, ROLES[which(number)], school(number)), out);
        out.raw(']');
    }

    private void email(int number, Utf8 out) {
        out.raw(Names.GIVEN.plain(given(number))).raw('.').digits(number, 1);
        int turns = turns(number, 0);
        if (turns > 0) {
            out.raw('.').digits(turns, 1);
        }
        out.raw(EMAIL_END);
    }

    private static final byte[] EMAIL_END = Utf8.bytes("@families.example");

    private void agents(int number, Utf8 out) {
        writeMembers(today, references, household(number), out);
    }

    /** The students of a household who are here, as a list of references. */
    static void writeMembers(SchoolDay today, References references, int household, Utf8 out) {
        out.raw('[');
        boolean first = true;
        for (PrimitiveIterator.OfInt each = members(today, household); each.hasNext(); first = false) {
            references.student(each.nextInt(), first ? out : out.raw(','));
        }
        out.raw(']');
    }

    /** A school of the household's first student that can be seen. */
    private int school(int number) {
        int student = members(today, household(number)).nextInt();
        int school = today.school(student);
        return today.sees(school) ? school : today.secondSchool(student);
    }

    private boolean isMarked(int number) {
        return today.households
                .members(household(number))
                .filter(today.students::contains)
                .allMatch(today::isMarked);
    }

    private static PrimitiveIterator.OfInt members(SchoolDay today, int household) {
        return today.households
                .members(household)
                .filter(today.students::contains)
                .iterator();
    }

    private int turns(int number, int field) {
        return changes.turns(number, today.day(), field, 2);
    }

    private int given(int number) {
        return today.dice.below(Names.GIVEN.count(), Dice.Question.GIVEN_NAME, 10_000_000L + number);
    }

    private int family(int number) {
        return today.dice.below(Names.FAMILY.count(), Dice.Question.FAMILY_NAME, household(number));
    }

    private static int household(int number) {
        return number / Households.GUARDIANS;
    }

    private static int which(int number) {
        return number % Households.GUARDIANS;
    }
}
