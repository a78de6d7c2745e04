package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.simulator.Resource;

/** A default of the mapping holds for people without the row that it would come from, too. */
class MissingRowsTest {

    private Lakeside lakeside;

    @BeforeEach
    void enter(@TempDir Path folder) {
        lakeside = Lakeside.in(
                folder,
                definition -> definition.section(
                        "attributes: { student: [ { from: sex, to: sex, transform: [ default(unknown) ] } ] }"));
        lakeside.district.aSchool("lincoln").aStudent("s-1", "lincoln").aStudent("s-2", "lincoln");
        lakeside.district.bornOn("s-1", "2012-05-01");
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void who_has_no_such_row_has_the_default_and_nothing_else_of_it() {
        lakeside.committed();

        assertThat(student("s-1")).contains("\"sex\": \"female\"").contains("birthDate");
        assertThat(student("s-2")).contains("\"sex\": \"unknown\"").doesNotContain("birthDate");
    }

    @Test
    void the_row_counts_as_soon_as_there_is_one_and_the_default_once_it_is_gone() {
        lakeside.committed();
        lakeside.district.bornOn("s-2", "2012-05-02").without(Resource.DEMOGRAPHICS, "s-1");

        lakeside.committed();

        assertThat(student("s-1")).contains("\"sex\": \"unknown\"").doesNotContain("birthDate");
        assertThat(student("s-2")).contains("\"sex\": \"female\"").contains("2012-05-02");
    }

    private String student(String sisId) {
        return lakeside.document(EntityType.STUDENT, sisId);
    }
}
