package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Relationship;
import org.passportsync.roster.Verdict;

/** Which records filter rules let in, by their own content. */
class FilterRulesTest {

    private static final Verdict FILTERED = new Verdict.OutOfScope(Cause.FILTER);

    private static Shaping.Result aClass(Shaping shaping, Object... values) {
        return shaping.judged(EntityType.CLASS, values);
    }

    private static Shaping classes(String... rules) {
        return Shaping.by("filters: { class: [ " + String.join(", ", rules) + " ] }");
    }

    private static String where(String... tests) {
        return "{ where: [ " + String.join(", ", tests) + " ] }";
    }

    private static String test(String attribute, String condition, String value) {
        return "{ attribute: " + attribute + ", condition: " + condition + ", value: " + value + " }";
    }

    @Test
    void without_a_rule_everything_passes() {
        assertThat(aClass(Shaping.shipped()).verdict()).isEqualTo(Verdict.KEPT);
        assertThat(Shaping.by("filters: { course: [ " + where(test("title", "contains text", "x")) + " ] }")
                        .judged(EntityType.CLASS)
                        .verdict())
                .isEqualTo(Verdict.KEPT);
    }

    @Test
    void conditions_of_a_rule_hold_together_and_rules_each_by_itself() {
        Shaping shaping = classes(
                where(test("title", "contains text", "art"), test("location", "contains text", "\"7\"")),
                where(test("classCode", "equals text", "X1")));

        assertThat(aClass(shaping, "title", "Art", "location", "Room 7").verdict())
                .isEqualTo(Verdict.KEPT);
        assertThat(aClass(shaping, "title", "Art", "location", "Room 8").verdict())
                .isEqualTo(FILTERED);
        assertThat(aClass(shaping, "title", "Music", "classCode", "X1").verdict())
                .isEqualTo(Verdict.KEPT);
    }

    @ParameterizedTest
    @CsvSource({
        "contains text, ART, Martial, true",
        "contains text, art, Music, false",
        "contains text, art, , false",
        "contains text, ISS, Weißiss, true",
        "contains text, title, TITLE, true",
        "does not contain text, art, Martial, false",
        "does not contain text, art, Music, true",
        "does not contain text, art, , true",
        "equals text, Art, Art, true",
        "equals text, Art, art, false",
        "equals text, Art, Arts, false",
        "equals text, Art, , false"
    })
    void text_conditions_look_at_one_value(String condition, String sought, String title, boolean passes) {
        Shaping shaping = classes(where(test("title", condition, sought)));
        Shaping.Result result = title == null ? aClass(shaping) : aClass(shaping, "title", title);

        assertThat(result.verdict()).isEqualTo(passes ? Verdict.KEPT : FILTERED);
    }

    @ParameterizedTest
    @CsvSource({
        "grades, contains text, 1, true",
        "grades, equals text, 09, true",
        "grades, equals text, 9, false",
        "grades, does not contain text, 1, false",
        "grades, does not contain text, KG, true",
        "calendars, equals text, fall, true",
        "course, equals text, c-1, true"
    })
    void of_lists_and_references_any_element_counts(String attribute, String condition, String sought, boolean passes) {
        Shaping shaping = classes(where(test(attribute, condition, "\"" + sought + "\"")));

        assertThat(aClass(
                                shaping,
                                "grades",
                                List.of("09", "10"),
                                "calendars",
                                List.of("fall", "spring"),
                                "course",
                                "c-1")
                        .verdict())
                .isEqualTo(passes ? Verdict.KEPT : FILTERED);
    }

    @Test
    void is_empty_and_is_not_empty_know_blank_texts_and_empty_lists() {
        Shaping empty = classes("{ where: [ { attribute: grades, condition: is empty } ] }");
        Shaping filled = classes("{ where: [ { attribute: grades, condition: is not empty } ] }");

        assertThat(aClass(empty).verdict()).isEqualTo(Verdict.KEPT);
        assertThat(aClass(empty, "grades", List.of()).verdict()).isEqualTo(Verdict.KEPT);
        assertThat(aClass(empty, "grades", List.of("09")).verdict()).isEqualTo(FILTERED);
        assertThat(aClass(filled).verdict()).isEqualTo(FILTERED);
        assertThat(aClass(filled, "grades", List.of("09")).verdict()).isEqualTo(Verdict.KEPT);
    }

    @Test
    void a_contact_s_ties_can_be_asked_for() {
        Shaping shaping = Shaping.by(
                "filters: { contact: [ { where: [ { attribute: relationships, condition: is not empty } ] } ] }");

        assertThat(shaping.judged(EntityType.CONTACT, "familyName", "Alder").verdict())
                .isEqualTo(FILTERED);
        assertThat(shaping.judged(
                                EntityType.CONTACT,
                                "familyName",
                                "Alder",
                                "relationships",
                                List.of(Relationship.to("s-1")))
                        .verdict())
                .isEqualTo(Verdict.KEPT);
    }

    @ParameterizedTest
    @CsvSource({
        "after, 2026-09-01, 2026-09-02, true",
        "after, 2026-09-01, 2026-09-01, false",
        "before, 2026-09-01, 2026-08-31, true",
        "before, 2026-09-01, 2026-09-01, false",
        "equals, 2026-09-01, 2026-09-01, true",
        "equals, 2026-09-01, 2026-09-02, false",
        "after, 2026-09-01, , false",
        "before, 2026-09-01, , false",
        "equals, 2026-09-01, , false",
        "is future, , 2026-09-16, true",
        "is future, , 2026-09-15, false",
        "is past, , 2026-09-14, true",
        "is past, , 2026-09-15, false",
        "is past, , , false"
    })
    void date_conditions_compare_days(String condition, String day, LocalDate begin, boolean passes) {
        String written =
                "{ attribute: beginDate, condition: " + condition + (day == null ? "" : ", value: " + day) + " }";
        Shaping shaping = Shaping.by("filters: { enrollment: [ { where: [ " + written + " ] } ] }");
        Object[] record = {"student", "s-1", "class", "c-1"};
        Shaping.Result result = begin == null
                ? shaping.judged(EntityType.ENROLLMENT, record)
                : shaping.judged(EntityType.ENROLLMENT, "student", "s-1", "class", "c-1", "beginDate", begin);

        assertThat(result.verdict()).isEqualTo(passes ? Verdict.KEPT : FILTERED);
    }

    @Test
    void what_only_today_has_put_out_is_out_by_its_date() {
        Shaping shaping = Shaping.by("""
                filters:
                  calendar: [ { where: [ { attribute: endDate, condition: is future }, { attribute: title, condition: contains text, value: Fall } ] } ]
                """);

        assertThat(shaping.judged(EntityType.CALENDAR, "title", "Fall", "endDate", LocalDate.of(2026, 9, 1))
                        .verdict())
                .isEqualTo(new Verdict.OutOfScope(Cause.DATE));
        assertThat(shaping.judged(EntityType.CALENDAR, "title", "Spring", "endDate", LocalDate.of(2026, 9, 1))
                        .verdict())
                .isEqualTo(FILTERED);
        assertThat(shaping.settings.rules().dependOnToday(EntityType.CALENDAR)).isTrue();
        assertThat(shaping.settings.rules().dependOnToday(EntityType.CLASS)).isFalse();
    }

    @Test
    void the_same_record_is_judged_anew_on_another_day() {
        String filter = "filters: { enrollment: [ { where: [ { attribute: endDate, condition: is future } ] } ] }";
        Object[] row = {"student", "s-1", "class", "c-1", "endDate", "2026-10-01"};

        Shaping.Result before = Shaping.by(filter).row(EntityType.ENROLLMENT, "enrollments", row);
        Shaping.Result after =
                Shaping.by(filter, LocalDate.of(2026, 10, 1)).row(EntityType.ENROLLMENT, "enrollments", row);

        assertThat(before.verdict()).isEqualTo(Verdict.KEPT);
        assertThat(after.verdict()).isEqualTo(new Verdict.OutOfScope(Cause.DATE));
        assertThat(after.hash()).isNotEqualTo(before.hash());
    }

    @Test
    void teachers_and_admins_are_two_views_of_staff() {
        Shaping shaping = Shaping.by("""
                filters:
                  teacher: [ { where: [ { attribute: email, condition: is not empty } ] } ]
                  admin: [ { where: [ { attribute: phone, condition: is not empty } ] } ]
                """);
        Shaping teachersOnly =
                Shaping.by("filters: { teacher: [ { where: [ { attribute: email, condition: is not empty } ] } ] }");

        assertThat(staff(shaping, "email", "a@b.example").onlyView()).isEqualTo("teacher");
        assertThat(staff(shaping, "phone", "555").onlyView()).isEqualTo("admin");
        assertThat(staff(shaping, "email", "a@b.example", "phone", "555").onlyView())
                .isNull();
        assertThat(staff(shaping).verdict()).isEqualTo(FILTERED);
        assertThat(staff(teachersOnly).verdict()).isEqualTo(Verdict.KEPT);
        assertThat(staff(teachersOnly).onlyView()).isEqualTo("admin");
        assertThat(staff(Shaping.shipped()).onlyView()).isNull();
    }

    private static Shaping.Result staff(Shaping shaping, Object... values) {
        Object[] all = new Object[values.length + 2];
        all[0] = "familyName";
        all[1] = "Nutmeg";
        System.arraycopy(values, 0, all, 2, values.length);
        return shaping.judged(EntityType.STAFF, all);
    }

    @Test
    void a_filtered_record_has_no_issues() {
        Shaping shaping = Shaping.by("""
                requirements: { class: [ { attribute: location, missing: FLAG }, { attribute: classType, missing: SKIP } ] }
                filters: { class: [ { where: [ { attribute: title, condition: contains text, value: art } ] } ] }
                """);

        Shaping.Result filtered = aClass(shaping, "title", "Music");

        assertThat(filtered.verdict()).isEqualTo(FILTERED);
        assertThat(filtered.findings()).isEmpty();
    }

    @Test
    void a_value_at_fault_does_not_put_its_record_out() {
        Shaping shaping = Shaping.by("""
                requirements: { class: [ { attribute: classType, missing: SKIP } ] }
                filters: { class: [ { where: [ { attribute: classType, condition: equals text, value: scheduled } ] } ] }
                """);

        assertThat(aClass(shaping).verdict()).isEqualTo(new Verdict.HeldBack("missing"));
        assertThat(aClass(shaping, "classType", "homeroom").verdict()).isEqualTo(FILTERED);
    }
}
