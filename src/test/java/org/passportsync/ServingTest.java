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

    @Test
    void settings_that_are_wrong_before_anything_is_read_are_told_in_one_line(@TempDir Path folder) throws Exception {
        try (SpawnedProgram listing = SpawnedProgram.start(folder, "runs '--spring.profiles.active=a b{'")) {
            listing.line("the setting spring.profiles.active is wrong: Profile 'ab{' must contain");

            assertThat(listing.end()).hasSize(1);
        }
    }
}
