package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;

/** What transforms make of the values that feed hub attributes. */
class TransformsTest {

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
}
