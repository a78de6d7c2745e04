package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.roster.IssueKind;

class GradesTest {

    @ParameterizedTest
    @CsvSource({
        "9, 09",
        "09, 09",
        "009, 09",
        "K, KG",
        "k, KG",
        "KF, KG",
        "KG, KG",
        "kg, KG",
        "Kindergarten, KG",
        "Ninth grade, 09",
        "Grade 9, 09",
        "9th, 09",
        "9th Grade, 09",
        "1st, 01",
        "2nd, 02",
        "3rd, 03",
        "12, 12",
        "13, 13",
        "PK, PK",
        "Pre-K, PK",
        "prekindergarten, PK",
        "tk, TK",
        "ug, UG",
        "Ungraded, UG",
        "other, Other",
        "Other, Other",
        "IT, IT",
        "ps, PS"
    })
    void what_systems_write_becomes_a_ceds_code(String written, String code) {
        assertThat(Grades.code(written)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"14", "99", "0", "00", "Senior", "IX", "9-10", "-9", "grade", "100"})
    void what_nobody_knows_has_no_code(String written) {
        assertThat(Grades.code(written)).isNull();
    }

    @Test
    void an_unknown_grade_is_kept_and_flagged_once_for_each_attribute() {
        Shaping.Result student = Shaping.shipped().student("grades", List.of("Senior", "9"));

        assertThat(student.verdict().code()).isEqualTo('K');
        assertThat(student.values()).containsEntry("grade", "Senior").containsEntry("grades", List.of("Senior", "09"));
        assertThat(student.findings())
                .allMatch(finding ->
                        finding.kind() == IssueKind.ERROR && finding.rule().equals("grade"))
                .extracting(Finding::attribute)
                .containsExactly("grades", "grade");
    }
}
