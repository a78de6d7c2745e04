package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.simulator.Resource;

/** People of unmapped schools are no issue, whatever other rows of theirs hold; they are, as soon as they come in. */
class OutsidersIssuesTest {

    private static final String BORN = "ERROR type student s-1";

    private Lakeside lakeside;

    @BeforeEach
    void enter(@TempDir Path folder) {
        lakeside = Lakeside.in(folder, definition -> definition.with("autoMap", "true\n  exclude: [elm]"));
        lakeside.district.aSchool("lincoln").aSchool("elm").students(7, 9, "lincoln");
        lakeside.district.bornOn("s-1", "the first of May");
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void nothing_is_told_of_who_is_at_an_unmapped_school_only() {
        lakeside.district.aStudent("s-1", "elm");

        lakeside.committed();

        assertThat(lakeside.issues()).isEmpty();
    }

    @Test
    void it_is_told_once_the_person_comes_to_a_mapped_school_though_the_row_is_the_same() {
        lakeside.district.aStudent("s-1", "elm");
        lakeside.committed();
        lakeside.district.aStudent("s-1", "elm", "lincoln");

        lakeside.committed();

        assertThat(lakeside.issues()).containsExactly(BORN);
        lakeside.committed();
        assertThat(lakeside.issues()).containsExactly(BORN);
    }

    @Test
    void it_is_closed_once_the_person_leaves_for_an_unmapped_school_though_the_row_is_the_same() {
        lakeside.district.aStudent("s-1", "lincoln");
        lakeside.committed();
        assertThat(lakeside.issues()).containsExactly(BORN);
        lakeside.district.aStudent("s-1", "elm");

        lakeside.committed();

        assertThat(lakeside.issues()).isEmpty();
    }

    @Test
    void it_is_closed_with_the_row_that_is_corrected_or_gone() {
        lakeside.district.aStudent("s-1", "lincoln").aStudent("s-2", "lincoln").bornOn("s-2", "spring");
        lakeside.committed();
        assertThat(lakeside.issues()).containsExactly(BORN, "ERROR type student s-2");
        lakeside.district.bornOn("s-1", "2012-05-01").without(Resource.DEMOGRAPHICS, "s-2");

        lakeside.committed();

        assertThat(lakeside.issues()).isEmpty();
    }

    @Test
    void who_is_held_back_has_it_beside_what_is_wrong_otherwise() {
        lakeside.district.aStudentNamed("", "s-1", "lincoln");

        lakeside.committed();

        assertThat(lakeside.issues())
                .containsExactly(
                        BORN,
                        "SKIPPED required student s-1",
                        "SKIPPED PARENT_SKIPPED schoolEnrollment s-1|student|lincoln");
    }
}
