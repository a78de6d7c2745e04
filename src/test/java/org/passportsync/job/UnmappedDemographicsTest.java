package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.simulator.Request;

/** Of demographics that nobody wants nothing is asked, and nothing that was known of them is kept. */
class UnmappedDemographicsTest {

    private static final String UNMAPPED =
            "attributes: { student: [ { from: [], to: birthDate }, { from: [], to: sex },"
                    + " { from: [], to: race }, { from: [], to: hispanic } ] }\n";

    @TempDir
    Path folder;

    private Lakeside lakeside;

    @BeforeEach
    void students_who_were_born_on_a_day() {
        lakeside = Lakeside.in(folder);
        lakeside.district.aSchool("lincoln");
        IntStream.rangeClosed(1, 9).forEach(number -> lakeside.district.aStudent("s-" + number, "lincoln"));
        lakeside.district.bornOn("s-1", "2012-05-01").bornOn("s-2", "2012-05-02");
    }

    @AfterEach
    void close() {
        lakeside.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void what_was_known_goes_and_what_is_mapped_again_comes_back(String bulk) {
        lakeside.committed();
        assertThat(lakeside.document(EntityType.STUDENT, "s-1")).contains("2012-05-01");
        lakeside.apply(definition -> definition.with("bulkUpload", bulk).section(UNMAPPED));

        long before = asked();
        Run run = lakeside.committed();

        assertThat(asked()).isEqualTo(before);
        assertThat(lakeside.changes(run)).containsExactly("UPDATE student s-1 MAPPING", "UPDATE student s-2 MAPPING");
        assertThat(lakeside.document(EntityType.STUDENT, "s-1")).doesNotContain("2012-05-01");
        assertThat(known()).isEmpty();
        assertThat(lakeside.changes(lakeside.committed())).isEmpty();

        lakeside.apply(definition -> definition.with("bulkUpload", bulk));

        assertThat(lakeside.changes(lakeside.committed()))
                .containsExactly("UPDATE student s-1 MAPPING", "UPDATE student s-2 MAPPING");
        assertThat(lakeside.document(EntityType.STUDENT, "s-1")).contains("2012-05-01");
    }

    @Test
    void a_single_attribute_is_reason_to_ask() {
        lakeside.apply(definition -> definition.section(UNMAPPED.replace("{ from: [], to: sex },", "")));

        lakeside.committed();

        assertThat(asked()).isPositive();
        assertThat(lakeside.document(EntityType.STUDENT, "s-1"))
                .contains("female")
                .doesNotContain("2012-05-01");
    }

    @Test
    void a_run_that_reads_no_students_leaves_what_is_known() {
        lakeside.committed();
        lakeside.apply(definition -> definition.section(UNMAPPED));

        assertThat(lakeside.changes(lakeside.committed("entities=staff"))).isEmpty();
        assertThat(known()).hasSize(2);
    }

    @Test
    void pages_that_were_kept_are_replayed_without_those_of_demographics_and_the_other_way_round_it_is_told() {
        lakeside.committed();
        lakeside.apply(definition -> definition.section(UNMAPPED));

        Run replay = Lakeside.ended(lakeside.house.launch("replay=1"));

        assertThat(lakeside.changes(replay))
                .containsExactly("UPDATE student s-1 MAPPING", "UPDATE student s-2 MAPPING");
        lakeside.approve(replay);
        lakeside.committed();
        lakeside.apply(definition -> definition);

        assertThat(lakeside.house.launch("replay=3"))
                .isInstanceOfSatisfying(
                        Launched.Wrong.class,
                        wrong -> assertThat(wrong.reason()).contains("demographics was not read"));
    }

    private long asked() {
        return lakeside.skyward.requests().stream()
                .map(Request::resource)
                .filter("demographics"::equals)
                .count();
    }

    private List<String> known() {
        return lakeside.sql()
                .sql("select sis_id from source_part where part = 'demographics'")
                .query((row, _) -> row.getString("sis_id"))
                .list();
    }
}
