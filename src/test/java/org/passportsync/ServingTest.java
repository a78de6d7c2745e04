package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;

/** Serving, in a process of its own. */
@Timeout(120)
class ServingTest {

    @Test
    void a_first_start_on_an_empty_database_tells_address_and_password_and_nothing_else(@TempDir Path folder)
            throws Exception {
        try (TestDatabase database = TestDatabase.empty();
                SpawnedProgram serving = SpawnedProgram.start(
                        folder,
                        "serve --server.port=0 --spring.datasource.url='" + database.url()
                                + "' --spring.datasource.username=" + database.user()
                                + " --spring.datasource.password=" + database.password())) {
            serving.line("shown this once");

            assertThat(serving.end()).hasSize(2).first().asString().startsWith("Console and API: http://127.0.0.1:");
        }
    }
}
