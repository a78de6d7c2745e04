package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.connection.PerEntity;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.EntityType;
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
}
