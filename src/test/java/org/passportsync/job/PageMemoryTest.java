package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** A page that comes byte for byte as before is not read again, unless anything else that matters has moved. */
class PageMemoryTest {

    private static final String A_FILTER = """
            filters:
              class: [ { where: [ { attribute: title, condition: contains text, value: Math } ] } ]
            """;

    private LittleDistrict district;

    @BeforeEach
    void first_sync(@TempDir Path folder) {
        district = new LittleDistrict(folder);
        district.apply(district.definition());
        assertThat(known(district.committed())).as("nothing was read before").isEmpty();
    }

    @AfterEach
    void leave() {
        district.close();
    }

    @Test
    void of_an_unchanged_district_no_page_is_read_again_and_all_of_it_is_counted_all_the_same() {
        Run first = district.committed("force=true");
        Run second = district.committed();

        assertThat(read(second)).isEmpty();
        assertThat(district.counts(second)).isNotEmpty().isEqualTo(district.counts(first));
        assertThat(district.changes(second)).isEmpty();
    }

    @Test
    void only_the_pages_that_differ_are_read() {
        district.user("s-101-03", "student", "101", "g-s-101-03", "Changed");

        Run run = district.committed();

        assertThat(read(run)).containsExactly("users");
        assertThat(district.changes(run)).containsExactly("UPDATE 5 s-101-03 SOURCE");
    }

    @Test
    void a_page_is_read_again_where_the_baseline_no_longer_remembers_all_of_it() {
        district.house
                .sql()
                .sql("delete from source_record where sis_id = 'e-s-101-03'")
                .update();
        district.house
                .sql()
                .sql("delete from passport_record where sis_id = 'e-s-101-03'")
                .update();

        Run run = district.committed();

        assertThat(read(run)).containsExactly("enrollments");
        assertThat(district.changes(run)).containsExactly("CREATE 8 e-s-101-03 SOURCE");
    }

    @Test
    void other_bytes_that_lack_a_record_are_read_and_the_record_is_deleted() {
        district.leave("101", 1, 1);

        Run run = district.committed();

        assertThat(read(run)).containsExactlyInAnyOrder("users", "enrollments");
        assertThat(district.changes(run)).contains("DELETE 5 s-101-01 SOURCE", "DELETE 8 e-s-101-01 SOURCE");
        assertThat(read(district.committed())).isEmpty();
    }

    @Test
    void another_definition_reads_everything_again() {
        district.apply(district.definition().advanced("endDateIs: DAY_AFTER"));

        Run run = district.run();

        assertThat(known(run)).isEmpty();
        assertThat(district.changes(run)).isNotEmpty();
    }

    @Test
    void another_set_of_mapped_schools_reads_everything_again() {
        district.rows.put(Resource.ORGS, """
                {"sourcedId":"309","status":"active","name":"School 309","type":"school"}
                """);

        assertThat(known(district.committed())).isEmpty();
        assertThat(read(district.committed())).isEmpty();
    }

    @Test
    void the_next_day_reads_again_only_where_a_filter_may_ask_for_the_date() {
        assertThat(read(district.committed("asOf=2026-09-15"))).isEmpty();

        district.apply(district.definition().section(A_FILTER));
        district.committed("asOf=2026-09-15");

        assertThat(read(district.committed("asOf=2026-09-15"))).isEmpty();
        assertThat(known(district.committed("asOf=2026-09-16"))).isEmpty();
    }

    @Test
    void whoever_wants_everything_compared_anew_has_it_read_anew() {
        assertThat(known(district.committed("force=true"))).isEmpty();
    }

    @Test
    void a_page_with_a_row_that_is_held_back_is_read_each_time() {
        district.user("s-101-03", "astronaut", "101", "g-s-101-03");

        Run first = district.run();
        Run second = district.run();

        assertThat(read(first)).contains("users");
        assertThat(read(second)).contains("users");
        assertThat(district.live(5)).contains("s-101-03");
    }

    @Test
    void what_a_crash_of_the_database_forgets_is_read_again() {
        district.house.sql().sql("truncate page_memory").update();

        assertThat(known(district.committed())).isEmpty();
        assertThat(read(district.committed())).isEmpty();
    }

    @Test
    void pages_that_are_gone_are_forgotten() {
        district.apply(district.definition().with("pageSize", "10"));
        district.committed();
        int before = remembered();
        district.leave("101", 2, 20);
        district.approve(district.run());

        district.committed();

        assertThat(remembered()).isLessThan(before);
        assertThat(district.house
                        .sql()
                        .sql("select count(*) from page_memory m where not exists"
                                + " (select from page_journal j where j.slice = m.resource and j.page_offset = m.page_offset"
                                + " and j.run_id = (select max(id) from run))")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int remembered() {
        return district.house
                .sql()
                .sql("select count(*) from page_memory")
                .query(Integer.class)
                .single();
    }

    /** The resources of which a run took a page as known. */
    private List<String> known(Run run) {
        return slices(run, "known");
    }

    /** The resources of which a run read a page. */
    private List<String> read(Run run) {
        return slices(run, "not known");
    }

    private List<String> slices(Run run, String which) {
        return district.house
                .sql()
                .sql("select distinct slice from page_journal where run_id = :run and " + which)
                .param("run", run.id())
                .query((row, _) -> row.getString(1))
                .list();
    }
}
