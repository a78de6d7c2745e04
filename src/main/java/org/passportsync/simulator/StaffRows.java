package org.passportsync.simulator;

import java.util.List;
import java.util.Map;

/** The staff, by seat; some are guardians too. */
final class StaffRows implements Kind {

    private static final int CHANGE_PERIOD = 50;
    private static final long PEOPLE = 50_000_000L;
    private static final byte[] GUARDIAN = Utf8.bytes("guardian");

    private final SchoolDay today;
    private final StaffFacts facts;
    private final Rhythm changes;
    private final Map<Integer, List<Integer>> households;
    private final References references;
    private final Roles roles;
    private final Template template;

    StaffRows(SchoolDay today, View view) {
        this.today = today;
        facts = today.staffFacts;
        changes = Rhythm.of(today.population, Dice.Question.STAFF_RHYTHM, CHANGE_PERIOD);
        households = view.version() == Version.V1_2 ? today.householdsOfStaff() : Map.of();
        references = new References(today, view.baseUrl());
        roles = new Roles(today.dates, references);
        String shape = view.version() == Version.V1_2 ? "staff-1.2.json" : "staff-1.1.json";
        template = Template.of(shape, view.baseUrl(), places());
    }

    @Override
    public void writeId(int number, Utf8 out) {
        references.staffId(number, out);
    }

    @Override
    public void write(int number, Utf8 out) {
        template.write(number, out);
    }

    @Override
    public int numberOf(String sourcedId) {
        int[] numbers = Ids.numbersOf(sourcedId);
        if (numbers.length != 3 || numbers[0] < 1 || numbers[0] > today.layout.schools()) {
            return -1;
        }
        LevelPlan plan = today.layout.ofSchool(numbers[0] - 1);
        return plan.first().staff() + (numbers[0] - 1 - plan.first().school()) * plan.staff() + numbers[1];
    }

    private Map<String, Template.Filling> places() {
        return Map.ofEntries(
                Map.entry("id", this::writeId),
                Map.entry("modified", (number, out) -> out.raw(today.dates.text(modifiedOn(number)))),
                Map.entry("username", this::username),
                Map.entry("givenName", (number, out) -> out.raw(Names.GIVEN.written(given(number)))),
                Map.entry("familyName", (number, out) -> out.raw(Names.FAMILY.written(family(number)))),
                Map.entry("role", (number, out) -> out.raw(facts.job(number).role11)),
                Map.entry("roles", this::roles),
                Map.entry("orgs", this::orgs),
                Map.entry("primaryOrg", (number, out) -> references.school(facts.school(number), out)),
                Map.entry("number", (number, out) -> out.raw('E').digits(person(number), 6)),
                Map.entry("email", this::email),
                Map.entry("phone", (number, out) -> Texts.phone(today.dice, person(number), turns(number, 1), out)),
                Map.entry("agents", this::agents));
    }

    private int modifiedOn(int number) {
        return Math.max(facts.since(number, today.day()), changes.changedOn(number, today.day()));
    }

    private void roles(int number, Utf8 out) {
        byte[] job = facts.job(number).role12;
        int school = facts.school(number);
        int second = facts.secondSchool(number);
        int begins = Math.max(new SchoolYear(0).starts(), facts.since(number, today.day()));
        roles.write(new Roles.Role(Roles.PRIMARY, job, school, begins), out.raw('['));
        if (second != school) {
            roles.write(new Roles.Role(Roles.SECONDARY, job, second, begins), out.raw(','));
        }
        if (households.containsKey(number)) {
            roles.write(new Roles.Role(Roles.SECONDARY, GUARDIAN, school, begins), out.raw(','));
        }
        out.raw(']');
    }

    private void orgs(int number, Utf8 out) {
        int school = facts.school(number);
        int second = facts.secondSchool(number);
        references.school(school, out.raw('['));
        if (second != school) {
            references.school(second, out.raw(','));
        }
        out.raw(']');
    }

    private void agents(int number, Utf8 out) {
        List<Integer> own = households.getOrDefault(number, List.of());
        if (own.isEmpty()) {
            out.raw('[').raw(']');
            return;
        }
        // The lists of several households become one.
        Utf8 list = new Utf8();
        for (int household : own) {
            ContactRows.writeMembers(today, references, household, list);
        }
        out.raw(list.toString().replace("][", ","));
    }

    private void username(int number, Utf8 out) {
        out.raw(Names.GIVEN.plain(given(number)))
                .raw('.')
                .raw(Names.FAMILY.plain(family(number)))
                .raw('.')
                .digits(person(number), 1);
    }

    private void email(int number, Utf8 out) {
        username(number, out);
        int turns = turns(number, 0);
        if (turns > 0) {
            out.raw('.').digits(turns, 1);
        }
        out.raw(EMAIL_END);
    }

    private static final byte[] EMAIL_END = Utf8.bytes("@lakeside.example");

    private int turns(int number, int field) {
        return changes.turns(number, today.day(), field, 2);
    }

    private int given(int number) {
        return today.dice.below(Names.GIVEN.count(), Dice.Question.GIVEN_NAME, PEOPLE + person(number));
    }

    private int family(int number) {
        return today.dice.below(Names.FAMILY.count(), Dice.Question.FAMILY_NAME, PEOPLE + person(number));
    }

    /** Tells the people apart who have had the seat. */
    private long person(int number) {
        return number * 10L + facts.generation(number, today.day());
    }
}
