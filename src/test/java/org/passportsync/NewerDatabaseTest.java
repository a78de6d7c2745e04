package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;

/** A database that a newer version of the program has migrated. */
class NewerDatabaseTest {

    @Test
    void a_newer_database_is_refused_in_words_and_left_as_it_is(@TempDir Path folder) {
        try (TestDatabase database = TestDatabase.fresh()) {
            database.client()
                    .sql("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                            + " installed_by, execution_time, success)"
                            + " values (999, '999', 'later', 'SQL', 'V999__later.sql', 'later', 1, true)")
                    .update();

            Throwable refused = catchThrowable(() -> Served.on(database, folder).close());

            assertThat(refused).isNotNull();
            assertThat(StartFailure.of(refused).words()).contains("a newer one", "flyway_schema_history", "backup");
            assertThat(database.client()
                            .sql("select count(*) from passport_user")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }
}
