package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The program as people start it: a process of its own, the embedded database, exit codes, what it prints. */
@Timeout(300)
class PassportSyncTest {

    private static final Pattern APPROVAL = Pattern.compile("spring-boot.run.arguments=\"(approve run=[^\"]+)\"");

    @TempDir
    private Path folder;

    /** What a command ended with and printed. */
    private record Ended(int code, String out, String err) {
        String text() {
            return out + err;
        }
    }

    @Test
    void the_demo_plays_its_days_and_the_printed_command_approves_the_held_one() throws Exception {
        Ended first = run("demo", "--once", "--students=100");
        assertThat(first.code()).as(first.text()).isZero();
        assertThat(first.text()).contains("committed");

        Ended bad = run("demo", "--once", "--bad-day");
        assertThat(bad.code()).as(bad.text()).isEqualTo(3);
        assertThat(bad.text()).contains("HELD, waiting for approval", "LIMIT: ");

        Ended early = run("approve", "run=2", "digest=0123");
        assertThat(early.code()).as(early.text()).isEqualTo(4);

        Matcher printed = APPROVAL.matcher(bad.text());
        assertThat(printed.find()).as(bad.text()).isTrue();
        Ended approved = run(printed.group(1).split(" "));
        assertThat(approved.code()).as(approved.text()).isZero();
        assertThat(run("approve", "run=2", "digest=0123").code()).isEqualTo(4);

        Ended gone = run("sync", "connection=lakeside-oneroster", "--json");
        assertThat(gone.code()).as(gone.text()).isEqualTo(1);
        assertThat(gone.err()).as("the log").contains("Run 3 of lakeside-oneroster is FAILED");
        assertThat(new JsonMapper().readTree(gone.out()).path("message").asString())
                .contains("Start the simulated Skyward with the command demo or simulator");
        assertThat(run("sync", "conection=lakeside-oneroster").code()).isEqualTo(2);
    }

    @Test
    void a_wrong_setting_is_told_in_one_line() throws Exception {
        Ended wrong = run("serve", "--server.port=0", "--passport.schedule.threads=0");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.text().lines()).as(wrong.text()).hasSize(1);
        assertThat(wrong.text()).contains("passport.schedule").doesNotContain("database");
    }

    private Ended run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PassportSync.class.getName()));
        command.addAll(Arrays.asList(words));
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(errors));
    }
}
