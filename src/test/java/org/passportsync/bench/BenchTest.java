package org.passportsync.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;

/** What benches say is so. */
class BenchTest {

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
