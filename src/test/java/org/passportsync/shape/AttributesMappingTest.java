package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.connection.PerEntity;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.roster.PersonalData;

/** What feeds hub attributes, where a definition says so. */
class AttributesMappingTest {

    @Test
    void without_a_mapping_everything_is_fed_as_shipped() {
        Shaping.Result student = Shaping.shipped()
                .student("email", " a@b.example ", "identifier", "1001", "grades", List.of("9"), "enabledUser", "TRUE");

        assertThat(student.values())
                .containsEntry("email", "a@b.example")
                .containsEntry("studentNumber", "1001")
                .containsEntry("grades", List.of("09"))
                .containsEntry("grade", "09")
                .containsEntry("enabled", true);
        assertThat(student.findings()).isEmpty();
    }

    @Test
    void an_entry_takes_the_place_of_the_shipped_source_and_leaves_all_others() {
        Shaping mapped =
                Shaping.by("attributes: { student: [ { from: email, to: username, transform: [trim, lower] } ] }");

        Shaping.Result student = mapped.student("email", "Ada@B.example", "username", "ada1");

        assertThat(student.values()).containsEntry("username", "ada@b.example").containsEntry("email", "Ada@B.example");
        assertThat(mapped.reads(EntityType.STUDENT, "users"))
                .contains("email")
                .doesNotContain("username")
                .doesNotHaveDuplicates();
    }

    @Test
    void one_source_attribute_may_feed_several_hub_attributes() {
        Shaping.Result student = Shaping.by("""
                        attributes:
                          student:
                            - { from: identifier, to: username }
                            - { from: identifier, to: x_badge }
                        """).student("identifier", "1001");

        assertThat(student.values())
                .containsEntry("studentNumber", "1001")
                .containsEntry("username", "1001")
                .containsEntry("x_badge", "1001");
    }

    @Test
    void an_entry_without_a_source_clears_the_attribute() {
        Shaping mapped = Shaping.by("attributes: { student: [ { from: [], to: phone } ] }");

        assertThat(mapped.student("phone", "555-0101").values()).doesNotContainKey("phone");
        assertThat(mapped.reads(EntityType.STUDENT, "users")).doesNotContain("phone");
    }

    @Test
    void an_entry_without_a_source_may_put_the_same_value_everywhere() {
        assertThat(Shaping.by("attributes: { student: [ { from: [], to: x_origin, transform: [default(skyward)] } ] }")
                        .student()
                        .value("x_origin"))
                .isEqualTo("skyward");
    }

    @Test
    void several_sources_are_joined_and_blank_ones_are_left_out() {
        Shaping mapped = Shaping.by(
                "attributes: { class: [ { from: [title, location], to: title, transform: [upper, { concat: \" - \" }] } ] }");

        assertThat(mapped.row(EntityType.CLASS, "classes", "school", "north", "title", "Art", "location", " room 7 ")
                        .value("title"))
                .isEqualTo("ART - ROOM 7");
        assertThat(mapped.row(EntityType.CLASS, "classes", "school", "north", "title", "Art", "location", " ")
                        .value("title"))
                .isEqualTo("ART");
    }

    @Test
    void custom_attributes_are_texts_or_lists_and_masked() {
        Shaping mapped = Shaping.by("""
                attributes:
                  student:
                    - { from: metadata.homeroom, to: x_homeroom }
                    - { from: metadata.clubs, to: x_clubs, transform: [split(;), titleCase] }
                    - { from: grades, to: x_grades }
                """);
        var schema = mapped.settings.schema(EntityType.STUDENT);

        Shaping.Result student = mapped.student(
                "metadata.homeroom", "B12", "metadata.clubs", "chess; DRAMA ;;", "grades", List.of("9", "10"));

        assertThat(student.values())
                .containsEntry("x_homeroom", "B12")
                .containsEntry("x_clubs", List.of("Chess", "Drama"))
                .containsEntry("x_grades", List.of("9", "10"));
        assertThat(schema.attributes().subList(EntityType.STUDENT.schema().size(), schema.size()))
                .allMatch(attribute -> attribute.privacy() == PersonalData.MASKED)
                .extracting(attribute -> attribute.name() + " " + attribute.kind())
                .containsExactly(
                        "x_clubs " + AttributeKind.LIST,
                        "x_grades " + AttributeKind.LIST,
                        "x_homeroom " + AttributeKind.TEXT);
    }

    @Test
    void a_source_is_looked_for_in_the_resource_that_the_shipped_mapping_reads_it_from() {
        Shaping mapped = Shaping.by("""
                attributes:
                  student:
                    - { from: sex, to: x_sex }
                    - { from: demographics.metadata.citizenship, to: x_citizenship }
                    - { from: metadata.sex, to: sex }
                """);

        assertThat(mapped.reads(EntityType.STUDENT, "demographics"))
                .contains("sex", "metadata.citizenship")
                .doesNotContain("demographics.metadata.citizenship");
        assertThat(mapped.reads(EntityType.STUDENT, "users")).contains("metadata.sex");
        assertThat(mapped.row(EntityType.STUDENT, "demographics", "sex", "female", "metadata.citizenship", "US")
                        .values())
                .containsEntry("x_sex", "female")
                .containsEntry("x_citizenship", "US")
                .doesNotContainKey("sex");
    }

    @Test
    void sources_of_different_resources_can_not_be_joined() {
        var definition = List.of(new org.passportsync.connection.AttributeMapping(
                List.of("email", "sex"), "x_both", List.of(new org.passportsync.connection.Transform.Concat(" "))));
        var shipped = org.passportsync.sis.Application.named("skyward-oneroster")
                .orElseThrow()
                .mappings();

        assertThat(Feeds.problems(shipped, new PerEntity<>(java.util.Map.of(EntityType.STUDENT, definition))))
                .singleElement()
                .asString()
                .contains("attributes.student", "x_both", "[email, sex]", "one resource only");
    }

    @Test
    void a_rule_about_a_custom_attribute_that_nothing_feeds_is_told() {
        Shaping shaping = Shaping.by("""
                attributes: { student: [ { from: metadata.a, to: x_fed } ] }
                requirements:
                  student:
                    - { attribute: x_fed, missing: FLAG }
                    - { attribute: x_put_in, missing: DEFAULT, value: a }
                    - { attribute: x_unfed, missing: FLAG }
                filters: { class: [ { where: [ { attribute: x_level, condition: is empty } ] } ] }
                """);

        assertThat(shaping.settings.feeds().unfed(shaping.settings.rules()))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("student") && problem.contains("x_unfed"))
                .anyMatch(problem -> problem.contains("class") && problem.contains("x_level"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "trim                                        | '  a b '      | a b",
                "lower                                       | 'IİŞ'         | ii̇ş",
                "upper                                       | 'titi'        | TITI",
                "titleCase                                   | MARY-ANN o'neil | Mary-Ann O'Neil",
                "titleCase                                   | TODAY'S WORLD | Today's World",
                "titleCase                                   | MCDONALD 2ND  | Mcdonald 2nd",
                "digits                                      | +1 (555) 01-02 | 15550102",
                "digits                                      | none          | ",
                "date(MM/dd/yyyy)                            | 03/09/2011    | 2011-03-09",
                "date(MM/dd/yyyy)                            | 01/01/0001    | ",
                "date(MM/dd/yyyy)                            | 02/29/2012    | 2012-02-29",
                "date(MM/dd/yyyy)                            | 02/31/2010    | ",
                "date(MM/dd/yyyy)                            | 02/29/2011    | ",
                "date(d.M.yy)                                | 9.3.11        | 2011-03-09",
                "date(d. 'y' M yyyy)                         | 9. y 3 2011   | 2011-03-09",
                "{ map: { \"F\": female, \"M\": male } }     | F             | female",
                "{ map: { \"F\": female } }                  | X             | X",
                "default(unknown)                            | ' '           | unknown",
                "default(unknown)                            | known         | known",
                "{ substring: { from: 1, length: 3 } }       | abcdef        | bcd",
                "{ substring: { from: 4, length: 3 } }       | abcdef        | ef",
                "{ substring: { from: 9, length: 3 } }       | abcdef        | ",
                "{ substring: { from: 0, length: 1 } }       | 😀bc          | 😀",
                "split(;), { concat: \"+\" }                 | 'a; b;;c'     | a+b+c",
                "lower, { substring: { from: 0, length: 2 } }, default(zz) | ' '   | zz"
            })
    void transforms_change_texts(String transforms, String given, String expected) {
        Shaping mapped = Shaping.by(
                "attributes: { student: [ { from: metadata.a, to: x_a, transform: [ " + transforms + " ] } ] }");
        String plain = given.startsWith("'") ? given.substring(1, given.length() - 1) : given;

        assertThat(mapped.student("metadata.a", plain).value("x_a")).isEqualTo(expected);
    }

    @Test
    void a_transform_goes_through_a_list_item_by_item() {
        assertThat(Shaping.by("attributes: { course: [ { from: subjects, to: subjects, transform: [lower] } ] }")
                        .row(EntityType.COURSE, "courses", "subjects", List.of("ART", " ", "Music"))
                        .value("subjects"))
                .isEqualTo(List.of("art", "music"));
    }

    @Test
    void what_comes_out_of_transforms_is_read_as_the_hub_attribute_s_kind() {
        Shaping mapped = Shaping.by("""
                attributes:
                  student:
                    - { from: metadata.level, to: grade, transform: [digits] }
                    - { from: metadata.active, to: enabled, transform: [ { map: { "A": "yes" } } ] }
                    - { from: metadata.homeSchool, to: primarySchool }
                  calendar: [ { from: metadata.opens, to: startDate, transform: [date(dd.MM.yyyy)] } ]
                """);

        assertThat(mapped.student("metadata.level", "Grade 9", "metadata.active", "A", "metadata.homeSchool", "north")
                        .values())
                .containsEntry("grade", "09")
                .containsEntry("enabled", true)
                .containsEntry("primarySchool", "north");
        assertThat(mapped.row(EntityType.CALENDAR, "academicSessions", "metadata.opens", "17.08.2026")
                        .value("startDate"))
                .isEqualTo(LocalDate.of(2026, 8, 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2011-03-09", "03/09/0011"})
    void a_date_that_the_pattern_does_not_fit_is_left_out_and_flagged_without_showing_it(String written) {
        Shaping.Result student = Shaping.by(
                        "attributes: { student: [ { from: metadata.born, to: birthDate, transform: [date(MM/dd/yyyy)] } ] }")
                .student("metadata.born", written);

        assertThat(student.verdict().code()).isEqualTo('K');
        assertThat(student.values()).doesNotContainKey("birthDate");
        assertThat(student.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(IssueKind.ERROR);
            assertThat(finding.attribute()).isEqualTo("birthDate");
            assertThat(finding.toString()).doesNotContain("2011", "0011");
        });
    }

    @Test
    void the_school_that_decides_the_scope_may_come_from_elsewhere() {
        Shaping mapped =
                Shaping.by("attributes: { course: [ { from: metadata.site, to: school, transform: [lower] } ] }");

        assertThat(mapped.row(EntityType.COURSE, "courses", "metadata.site", "NORTH")
                        .verdict()
                        .code())
                .isEqualTo('K');
        assertThat(mapped.row(EntityType.COURSE, "courses", "metadata.site", "SOUTH")
                        .verdict()
                        .code())
                .isEqualTo('O');
    }

    @ParameterizedTest
    @CsvSource({"LAST_DAY, 2026-12-19", "DAY_AFTER, 2026-12-18"})
    void where_an_end_is_the_day_after_calendars_and_memberships_end_the_day_before(String means, LocalDate last) {
        Shaping mapped = Shaping.by("advanced: { endDateIs: " + means + " }");

        assertThat(mapped.row(EntityType.CALENDAR, "academicSessions", "endDate", "2026-12-19")
                        .value("endDate"))
                .isEqualTo(last);
        assertThat(mapped.row(EntityType.ENROLLMENT, "enrollments", "endDate", "2026-12-19")
                        .value("endDate"))
                .isEqualTo(last);
        assertThat(mapped.row(EntityType.SCHOOL_ENROLLMENT, "users", "endDate", "2026-12-19")
                        .value("endDate"))
                .isEqualTo(last);
    }

    @Test
    void an_attribute_whose_feed_moved_is_told_with_what_is_worked_out_of_it() {
        String shipped = Fingerprints.feeds(EntityType.STAFF, Shaping.shipped().settings);
        String mapped = Fingerprints.feeds(EntityType.STAFF, Shaping.by("""
                attributes:
                  staff:
                    - { from: [], to: phone }
                    - { from: metadata.roles, to: roles }
                    - { from: metadata.room, to: x_room }
                requirements: { staff: [ { attribute: email, missing: DEFAULT, value: none@lakeside.example } ] }
                """).settings);

        assertThat(Fingerprints.moved(shipped, mapped))
                .containsExactly("email", "phone", "roles", "teaching", "x_room");
        assertThat(Fingerprints.moved(mapped, shipped)).contains("phone", "x_room");
        assertThat(Fingerprints.moved(shipped, shipped)).isEmpty();
        assertThat(Fingerprints.moved("", shipped)).isEmpty();
    }

    @Test
    void what_was_not_read_is_fed_as_before() {
        String before = "birthDate\tdemographics [birthDate] []\nemail\tusers [email] []\nsex\tdemographics [sex] []\n";
        String now = "birthDate\tusers [born] []\nemail\tusers [mail] []\nx_sex\tdemographics [sex] []\n";

        assertThat(Fingerprints.feeds(before, now, Set.of("demographics")))
                .isEqualTo(
                        "birthDate\tdemographics [birthDate] []\nemail\tusers [mail] []\nsex\tdemographics [sex] []\n");
        assertThat(Fingerprints.feeds(before, now, Set.of())).isEqualTo(now);
        assertThat(Fingerprints.feeds("", now, Set.of("demographics"))).isEqualTo(now);
    }
}
