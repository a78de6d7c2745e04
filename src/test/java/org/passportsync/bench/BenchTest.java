package org.passportsync.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.House;

/** What benches say is so. */
class BenchTest {

    /** Enrollments of so many are more than a page. */
    private static final int STUDENTS = 700;

    @Test
    void what_a_sync_writes_is_counted_and_the_simulator_makes_no_page_meanwhile(@TempDir Path folder)
            throws Exception {
        try (BenchSkyward skyward = BenchSkyward.warm(STUDENTS);
                TestDatabase database = TestDatabase.fresh();
                House house = House.on(database, folder)) {
            assertThat(new Site(skyward.site.url(), skyward.site.clientId(), skyward.site.secret())
                            .total("enrollments"))
                    .isGreaterThan(5_000);
            var _ = skyward.made();
            Written into = Written.into(house.sql(), "passport_record");
            List<Long> written = new ArrayList<>();
            Workloads workloads = new Workloads(house, skyward);

            workloads.until("daily", (workload, work) -> {
                work.work();
                assertThat(skyward.made()).as("pages made, %s", workload).isZero();
                written.add(into.rows());
                return workload;
            });

            long first = written.getFirst();
            assertThat(first).isPositive();
            assertThat(written.get(1)).as("an unchanged sync adds none").isEqualTo(first);
            assertThat(written.get(2)).isGreaterThan(first);
            assertThat(into.rows()).isEqualTo(count(house, "passport_record"));

            Written again = Written.into(house.sql(), "passport_record");
            workloads.again("daily");
            assertThat(again.rows()).isZero();
            house.sql()
                    .sql("delete from passport_record where id in (select id from passport_record limit 2)")
                    .update();
            assertThat(again.rows()).as("rows that are gone").isEqualTo(2);
            skyward.day(2);
            new Floor(skyward.site).read();
            assertThat(skyward.made()).as("pages of a day that was not warmed").isPositive();
        }
    }

    private static long count(House house, String table) {
        return house.sql()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    @Test
    void benches_run_on_a_server_that_is_set_as_the_program_sets_its_own_and_say_so() {
        assumeTrue(System.getenv("PASSPORT_TEST_DATABASE_URL") == null, "an external server is set as it is");

        try (TestDatabase database = TestDatabase.durable()) {
            assertThat(database.client()
                            .sql("select name || ' ' || current_setting(name) from pg_settings where name in"
                                    + " ('fsync', 'synchronous_commit', 'full_page_writes', 'max_wal_size', 'shared_buffers')"
                                    + " order by name")
                            .query(String.class)
                            .list())
                    .containsExactly(
                            "fsync on",
                            "full_page_writes on",
                            "max_wal_size 8GB",
                            "shared_buffers 512MB",
                            "synchronous_commit on");
            assertThat(Server.told(database.client()))
                    .contains("fsync on", "synchronous_commit on", "shared_buffers 512MB");
        }
    }
}
