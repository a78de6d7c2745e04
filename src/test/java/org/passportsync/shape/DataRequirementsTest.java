package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.roster.Verdict;

/** What is asked of records, and what becomes of those that don't meet it. */
class DataRequirementsTest {

    private static Shaping asking(String... studentRules) {
        return Shaping.by("requirements: { student: [ " + String.join(", ", studentRules) + " ] }");
    }

    private static Shaping.Result aStudent(Shaping shaping, Object... values) {
        Object[] all = new Object[values.length + 2];
        all[0] = "familyName";
        all[1] = "Alder";
        System.arraycopy(values, 0, all, 2, values.length);
        return shaping.judged(EntityType.STUDENT, all);
    }

    @Test
    void what_is_missing_is_ignored_flagged_skipped_or_put_in() {
        assertThat(aStudent(asking("{ attribute: email, missing: IGNORE }")).findings())
                .isEmpty();

        Shaping.Result flagged = aStudent(asking("{ attribute: email, missing: FLAG }"));
        assertThat(flagged.verdict()).isEqualTo(Verdict.KEPT);
        assertThat(flagged.findings())
                .containsExactly(
                        new Finding(IssueKind.ERROR, "missing", "email", null, "email is missing; the record is kept"));

        Shaping.Result skipped = aStudent(asking("{ attribute: email, missing: SKIP }"));
        assertThat(skipped.verdict()).isEqualTo(new Verdict.HeldBack("missing"));
        assertThat(skipped.findings()).extracting(Finding::kind).containsExactly(IssueKind.SKIPPED);

        Shaping.Result put = aStudent(asking("{ attribute: grade, missing: DEFAULT, value: \"9\" }"));
        assertThat(put.verdict()).isEqualTo(Verdict.KEPT);
        assertThat(put.findings()).isEmpty();
        assertThat(put.value("grade")).isEqualTo("09");
    }

    @Test
    void an_empty_list_is_missing() {
        assertThat(aStudent(asking("{ attribute: grades, missing: FLAG }"), "grades", List.of())
                        .findings())
                .hasSize(1);
    }

    @Test
    void values_put_in_are_of_the_attribute_s_kind() {
        Shaping shaping = asking(
                "{ attribute: grades, missing: DEFAULT, value: KF }",
                "{ attribute: birthDate, missing: DEFAULT, value: \"2010-01-02\" }",
                "{ attribute: enabled, missing: DEFAULT, value: \"true\" }",
                "{ attribute: x_team, missing: DEFAULT, value: red }");

        assertThat(aStudent(shaping).values())
                .containsEntry("grades", List.of("KG"))
                .containsEntry("birthDate", LocalDate.of(2010, 1, 2))
                .containsEntry("enabled", true)
                .containsEntry("x_team", "red");
    }

    @Test
    void a_value_that_was_put_in_meets_the_checks_behind_it() {
        Shaping shaping = asking(
                "{ attribute: grade, missing: DEFAULT, value: KG }",
                "{ attribute: grade, check: { oneOf: [\"01\"] }, otherwise: FLAG }");

        assertThat(aStudent(shaping).findings()).extracting(Finding::rule).containsExactly("oneOf");
    }

    @Test
    void the_built_in_minimum_can_not_be_switched_off() {
        Shaping.Result nameless = Shaping.shipped().judged(EntityType.STUDENT, "givenName", "Ada");

        assertThat(nameless.verdict()).isEqualTo(new Verdict.HeldBack("required"));
        assertThat(nameless.findings()).extracting(Finding::attribute).containsExactly("familyName");
        assertThat(Shaping.by("advanced: { staleRecords: DELETE }")
                        .judged(EntityType.STUDENT, "givenName", "Ada")
                        .verdict())
                .isInstanceOf(Verdict.HeldBack.class);
    }

    @Test
    void a_family_name_may_be_put_in() {
        Shaping shaping = asking("{ attribute: familyName, missing: DEFAULT, value: Unknown }");

        assertThat(shaping.student("familyName", " ").verdict()).isEqualTo(Verdict.KEPT);
        assertThat(shaping.judged(EntityType.STUDENT).value("familyName")).isEqualTo("Unknown");
    }

    @Test
    void stale_records_leave_where_the_definition_wants_it() {
        Shaping shaping = Shaping.by("""
                advanced: { staleRecords: DELETE }
                requirements: { student: [ { attribute: email, missing: SKIP } ] }
                """);

        assertThat(aStudent(shaping).verdict()).isEqualTo(new Verdict.OutOfScope(Cause.REQUIREMENT));
        assertThat(aStudent(shaping).findings()).extracting(Finding::kind).containsExactly(IssueKind.SKIPPED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email | a@b.example        | true",
                "email | first.last+x@sub.b.example | true",
                "email | a@b                | false",
                "email | a b@c.example      | false",
                "email | @b.example         | false",
                "email | a@@b.example       | false",
                "email | a@b..example       | false",
                "email | a@b.example.       | false",
                "email | a@.example         | false",
                "email | Ada <a@b.example>  | false",
                "{ pattern: \"[0-9]{4}\" }  | 1234  | true",
                "{ pattern: \"[0-9]{4}\" }  | 12345 | false",
                "{ oneOf: [KG, \"01\"] }    | 01    | true",
                "{ oneOf: [KG, \"01\"] }    | kg    | false",
                "{ maxLength: 3 }           | abc   | true",
                "{ maxLength: 3 }           | abcd  | false",
                "{ maxLength: 3 }           | 😀😀😀 | true"
            })
    void checks_tell_good_values_from_bad_ones(String check, String value, boolean good) {
        Shaping shaping = asking("{ attribute: username, check: " + check + ", otherwise: FLAG }");

        assertThat(aStudent(shaping, "username", value).findings().isEmpty()).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"2009-12-31,false", "2010-01-01,true", "2015-06-01,true", "2020-12-31,true", "2021-01-01,false"})
    void a_date_range_includes_both_its_days(LocalDate date, boolean good) {
        Shaping shaping = asking(
                "{ attribute: birthDate, check: { dateRange: { from: 2010-01-01, to: 2020-12-31 } }, otherwise: FLAG }");

        assertThat(aStudent(shaping, "birthDate", date).findings().isEmpty()).isEqualTo(good);
    }

    @Test
    void no_value_meets_every_check_but_the_one_for_presence() {
        assertThat(aStudent(asking("{ attribute: email, check: email, otherwise: SKIP }"))
                        .verdict())
                .isEqualTo(Verdict.KEPT);
    }

    @Test
    void every_item_of_a_list_is_checked() {
        Shaping shaping = asking("{ attribute: grades, check: { oneOf: [\"01\", \"02\"] }, otherwise: SKIP }");

        assertThat(aStudent(shaping, "grades", List.of("01", "02")).verdict()).isEqualTo(Verdict.KEPT);
        assertThat(aStudent(shaping, "grades", List.of("01", "03")).findings())
                .extracting(Finding::value)
                .containsExactly("03");
    }

    @Test
    void a_personal_value_is_masked_and_another_is_shown() {
        Shaping shaping = asking(
                "{ attribute: email, check: email, otherwise: FLAG }",
                "{ attribute: grade, check: { oneOf: [\"01\"] }, otherwise: FLAG }");

        Shaping.Result student = aStudent(shaping, "email", "ada.secret", "grade", "02");

        assertThat(student.findings()).extracting(Finding::value).containsExactly("***", "02");
        assertThat(student.findings().toString()).doesNotContain("secret");
    }

    @Test
    void rules_are_taken_in_their_order_and_all_that_fail_are_told() {
        Shaping shaping = asking(
                "{ attribute: phone, missing: SKIP }",
                "{ attribute: email, missing: FLAG }",
                "{ attribute: sms, missing: SKIP }");

        Shaping.Result student = aStudent(shaping);

        assertThat(student.verdict()).isEqualTo(new Verdict.HeldBack("missing"));
        assertThat(student.findings())
                .extracting(Finding::message)
                .containsExactly(
                        "phone is missing; the record is not taken, and what is live of it stays",
                        "email is missing",
                        "sms is missing; the record is not taken, and what is live of it stays");
    }

    @Test
    void a_pattern_that_backtracks_without_end_is_given_up() {
        Shaping shaping = asking("{ attribute: username, check: { pattern: \"(a+)+b\" }, otherwise: FLAG }");

        assertThat(org.junit.jupiter.api.Assertions.assertTimeout(
                                Duration.ofSeconds(5), () -> aStudent(shaping, "username", "a".repeat(900)))
                        .findings())
                .hasSize(1);
        assertThat(aStudent(shaping, "username", "aaab").findings()).isEmpty();
    }

    @Test
    void a_text_too_long_for_a_pattern_does_not_match() {
        Shaping shaping = asking("{ attribute: username, check: { pattern: \"a*\" }, otherwise: FLAG }");

        assertThat(aStudent(shaping, "username", "a".repeat(1_000)).findings()).isEmpty();
        assertThat(aStudent(shaping, "username", "a".repeat(1_001)).findings()).hasSize(1);
    }

    @Test
    void records_of_one_part_are_judged_as_they_are_read() {
        Shaping shaping = Shaping.by("requirements: { class: [ { attribute: title, missing: SKIP } ] }");

        assertThat(shaping.row(EntityType.CLASS, "classes", "school", "north").verdict())
                .isEqualTo(new Verdict.HeldBack("missing"));
        assertThat(shaping.row(EntityType.CLASS, "classes", "school", "south").findings())
                .as("out of scope is never an issue")
                .isEmpty();
    }

    @Test
    void the_same_record_with_another_finding_has_another_hash() {
        Object[] row = {"school", "north", "title", "Art"};
        Shaping plain = Shaping.shipped();
        Shaping asking = Shaping.by("requirements: { class: [ { attribute: classCode, missing: FLAG } ] }");
        Shaping met = Shaping.by("requirements: { class: [ { attribute: title, missing: FLAG } ] }");

        assertThat(asking.row(EntityType.CLASS, "classes", row).hash())
                .isNotEqualTo(plain.row(EntityType.CLASS, "classes", row).hash());
        assertThat(met.row(EntityType.CLASS, "classes", row).hash())
                .as("a rule that is met changes nothing")
                .isEqualTo(plain.row(EntityType.CLASS, "classes", row).hash());
    }
}
