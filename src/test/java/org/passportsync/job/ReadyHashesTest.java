package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** Whoever reads the baseline's hashes leaves them ready for the next run, which leaves them alone where nothing has changed. */
class ReadyHashesTest {

    private LittleDistrict district;

    @BeforeEach
    void first_sync(@TempDir Path folder) {
        district = new LittleDistrict(folder);
        district.apply(district.definition());
        district.committed();
    }

    @AfterEach
    void leave() {
        district.close();
    }

    /** By which transactions they were put together. */
    private List<String> writers() {
        return district.house
                .sql()
                .sql("select distinct xmin::text from remembered_hash")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void areReady() {
        assertThat(ReadyHashes.connections(district.house.sql())).isEqualTo(1);
        assertThat(ReadyHashes.different(district.house.sql())).isZero();
    }

    @Test
    void a_sync_that_changes_nothing_does_not_write_them_again() {
        district.committed();
        areReady();
        List<String> written = writers();

        district.committed("new=true");

        areReady();
        assertThat(writers()).hasSize(1).isEqualTo(written);
    }

    @Test
    void after_a_change_the_next_sync_keeps_what_it_reads() {
        district.committed();
        List<String> written = writers();
        district.user("s-101-03", "student", "101", "g-s-101-03", "Changed");
        district.leave("101", 1, 1);

        district.committed();

        assertThat(ReadyHashes.connections(district.house.sql())).isZero();
        assertThat(district.changes(district.committed())).isEmpty();
        areReady();
        assertThat(writers()).isNotEqualTo(written);
    }

    @Test
    void a_large_change_leaves_them_ready_at_once() {
        IntStream.rangeClosed(1, 300).forEach(number -> district.student("205", 1_000 + number));

        district.committed();

        areReady();
    }

    @Test
    void a_run_that_is_held_leaves_them_as_they_are_until_it_is_approved() {
        district.committed();
        List<String> written = writers();
        district.leave("101", 2, 20);

        Run held = district.run();

        assertThat(held.state()).isEqualTo(RunState.PARKED);
        areReady();
        assertThat(writers()).isEqualTo(written);

        district.approve(held);

        assertThat(ReadyHashes.connections(district.house.sql())).isZero();
    }

    @Test
    void a_day_on_which_only_dates_come_and_go_leaves_them_as_they_are() {
        district.enrollment("s-101-03", "student", "101", "2026-10-15");
        district.committed();
        district.committed();
        areReady();
        List<String> written = writers();

        Run later = district.committed("asOf=2026-10-20");

        assertThat(district.changes(later)).containsExactly("DELETE 8 e-s-101-03 DATE");
        areReady();
        assertThat(writers()).isEqualTo(written);
    }

    @Test
    void of_two_connections_a_sync_that_changes_nothing_leaves_those_of_both(@TempDir Path beside) {
        try (TwoSources both = TwoSources.in(beside, "")) {
            both.main();
            both.annexRows.aStudent("a-001", "a-1");
            both.annexed(definition -> definition);
            both.annexRun();
            both.main();
            both.annexRun();

            both.main();

            assertThat(ReadyHashes.connections(both.lakeside.sql())).isEqualTo(2);
        }
    }

    @Test
    void other_districts_keep_theirs() {
        district.committed();
        district.house
                .sql()
                .sql("insert into district (id, name) values ('hill', 'Hill')")
                .update();
        district.house.sql().sql("""
                insert into connection (district_id, name, application, state, revision)
                values ('hill', 'hill', 'oneroster', 'ACTIVE', 1)
                """).update();
        district.house.sql().sql("""
                insert into remembered_hash
                select (select max(id) from connection), portion, hashes, 0, 0 from remembered_hash
                """).update();
        district.user("s-101-03", "student", "101", "g-s-101-03", "Changed");

        district.committed();

        assertThat(ReadyHashes.connections(district.house.sql())).isEqualTo(1);
        district.house.sql().sql("truncate remembered_hash").update();
    }

    @Test
    void what_a_crash_of_the_database_forgets_is_read_from_the_baseline_and_put_together_again() {
        district.committed();
        district.house.sql().sql("truncate remembered_hash, remembered_moved").update();

        Run run = district.committed();

        assertThat(district.changes(run)).isEmpty();
        areReady();
    }

    @Test
    void a_change_of_the_baseline_by_hand_is_noticed_by_the_next_sync() {
        district.committed();
        district.house
                .sql()
                .sql("update source_record set hash = gen_random_uuid() where sis_id = 'math-101-1'")
                .update();

        assertThat(ReadyHashes.connections(district.house.sql())).isZero();

        district.committed();
        district.committed();

        areReady();
    }
}
