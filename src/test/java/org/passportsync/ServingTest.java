package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.ChildProcess;

/** Serving, in a process of its own. */
@Timeout(120)
class ServingTest {

    @Test
    void a_first_start_on_an_empty_database_tells_address_and_password_and_nothing_else(@TempDir Path folder)
            throws Exception {
        List<String> said = new ArrayList<>();
        try (TestDatabase database = TestDatabase.empty()) {
            Process serving = ChildProcess.start(
                    PassportSync.class.getName(),
                    List.of(
                            "serve",
                            "--server.port=0",
                            "--data-dir=" + folder,
                            "--spring.datasource.url=" + database.url(),
                            "--spring.datasource.username=" + database.user(),
                            "--spring.datasource.password=" + database.password()));
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(serving.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    said.add(line);
                    if (line.contains("shown this once")) {
                        serving.toHandle().destroy();
                    }
                }
            } finally {
                serving.destroyForcibly();
            }
            assertThat(serving.waitFor()).as("%s", said).isIn(0, 130);
        }
        assertThat(said).hasSize(2);
        assertThat(said.getFirst()).startsWith("Console and API: http://127.0.0.1:");
    }
}
