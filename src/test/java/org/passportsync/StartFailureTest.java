package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.command.Console;
import org.passportsync.command.OpenDesk;
import org.passportsync.command.Pasteable;
import org.passportsync.command.Program;
import org.passportsync.command.StopSignal;
import org.passportsync.database.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Settings with which the program can't start: a scheduler is told apart what to try again and what to put right. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartFailureTest {

    private final PrintStream usual = System.out;
    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void outputGoesWhereItWent() {
        System.setOut(usual);
    }

    @AfterAll
    void leave() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runs  | --passport.turns=0                                        | 2 | passport.turns is 0; give",
                "runs  | --passport.turns=x                                        | 2 | passport.turns is wrong: give a whole number",
                "runs  | --passport.turns=                                         | 2 | passport.turns is wrong: give a whole number",
                "runs  | --passport.resume-within=soon                             | 2 | give a time like 30s, 15m or 6h",
                "serve | --server.port=abc                                         | 2 | server.port is wrong: give a whole number",
                "serve | --server.port=99999                                       | 2 | there is no port 99999; give one up to 65535",
                "serve | --spring.threads.virtual.enabled=maybe                    | 2 | give true or false",
                "runs  | --logging.level.root=loud                                 | 2 | logging.level.root is wrong: give one of trace,",
                "runs  | '--spring.profiles.active=a b,'                           | 2 | spring.profiles.active is wrong",
                "serve | --server.address=0.0.0.0                                  | 2 | server.address is 0.0.0.0",
                "runs  | --spring.datasource.url=jdbc:mysql://db/x?password=hush   | 2 | spring.datasource.url is wrong",
                "runs  | --spring.datasource.url=postgres://me:hush@db/x           | 2 | spring.datasource.url is wrong",
                "runs  | --spring.datasource.url=jdbc:postgresql://db:many/x       | 2 | spring.datasource.url is wrong",
                "runs  | --spring.datasource.url=jdbc:postgresql://me:hush@db:1/x  | 2 | it names a user before the host",
                "runs  | --spring.config.import=/no/such/file.yaml                 | 2 | /no/such/file.yaml",
                "runs  | --spring.profiles.active=production                       | 2 | refused under the production",
                "runs  | --PASSPORT_MASTER_KEY=c2hvcnQ=                            | 2 | 32 bytes in base64; make one",
                "runs  | --spring.datasource.url=jdbc:postgresql://127.0.0.1:1/x   | 1 | The database can't be opened"
            })
    void what_to_put_right_ends_with_2_and_what_to_try_again_with_1(
            String command, String setting, int code, String words, @TempDir Path folder) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Console.Screen.NOBODY,
                _ -> Optional.empty());
        OpenDesk.Opening opening = (_, kind) -> PassportSync.open(settings(setting, folder), kind);
        Program program =
                new Program(opening, console, Pasteable.ofThisProcess(), new StopSignal(Duration.ofSeconds(1)));

        int ended = program.run(command, "--json");

        String said = err.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(said).isEqualTo(code);
        assertThat(said).contains(words).doesNotContain("hush").hasLineCount(1);
        JsonNode problem = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(problem.path("detail").asString()).contains(words);
        assertThat(problem.path("status").asInt()).isEqualTo(code == 2 ? 422 : 500);
    }

    private List<String> settings(String setting, Path folder) {
        List<String> all = new ArrayList<>(List.of(
                setting,
                "--passport.data-dir=" + folder,
                "--passport.secrets-folder=" + folder,
                "--passport.serving=true"));
        if (!setting.startsWith("--spring.")) {
            all.addAll(List.of(
                    "--spring.datasource.url=" + database.url(),
                    "--spring.datasource.username=" + database.user(),
                    "--spring.datasource.password=" + database.password()));
        }
        return all;
    }
}
