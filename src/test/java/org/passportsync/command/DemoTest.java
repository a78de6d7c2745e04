package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.command.DemoDay.Kind;
import org.passportsync.command.DemoDay.Wish;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.job.Launched;
import org.passportsync.run.RunState;

/** Which days the demo plays, and what it keeps between them. */
class DemoTest {

    @Test
    void on_an_empty_folder_three_days_are_played_and_later_one_a_time() {
        assertThat(DemoDay.after(null, Wish.USUAL))
                .containsExactly(new DemoDay(0, Kind.FIRST), new DemoDay(1, Kind.ORDINARY), new DemoDay(2, Kind.BAD));
        assertThat(DemoDay.after(2, Wish.USUAL)).containsExactly(new DemoDay(3, Kind.ORDINARY));
        assertThat(DemoDay.after(2, Wish.ONCE_BAD)).containsExactly(new DemoDay(3, Kind.BAD));
        assertThat(DemoDay.after(null, Wish.ONCE)).containsExactly(new DemoDay(0, Kind.FIRST));
    }

    @Test
    void the_secret_is_made_up_once_and_only_its_owner_may_read_it(@TempDir Path data) throws IOException {
        DemoFolder folder = new DemoFolder(data.resolve("new"));

        String secret = folder.secret(DemoDefinition.ONEROSTER, new SecureRandom());

        assertThat(secret).hasSize(48);
        assertThat(folder.secret(DemoDefinition.ONEROSTER, new SecureRandom())).isEqualTo(secret);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Path file = data.resolve("new/secrets/lakeside-oneroster.secret");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void what_the_demo_remembers_comes_back(@TempDir Path data) throws IOException {
        DemoFolder folder = new DemoFolder(data);
        assertThat(folder.recall()).isEmpty();

        folder.remember(new DemoMemory(DemoDefinition.NATIVE, 41234, 5, 400, 2));

        assertThat(folder.recall()).contains(new DemoMemory(DemoDefinition.NATIVE, 41234, 5, 400, 2));
        assertThat(DemoMemory.read(new Properties())).isEmpty();
        Files.writeString(data.resolve("demo.properties"), "port=\\uZZZZ");
        assertThat(folder.recall()).as("not ours").isEmpty();
    }

    @Test
    void the_definition_that_is_shipped_gets_the_real_address() {
        assertThat(DemoDefinition.ONEROSTER.at("http://127.0.0.1:4711").text())
                .contains("serviceUrl: http://127.0.0.1:4711\n", "connection: lakeside-oneroster")
                .doesNotContain("8091");
        assertThat(DemoDefinition.NATIVE.at("http://127.0.0.1:4711").text())
                .contains("serviceUrl: http://127.0.0.1:4711/api\n", "application: skyward\n")
                .doesNotContain("8091");
    }

    @Test
    void a_day_that_fails_is_played_again_and_one_that_is_held_is_over(@TempDir Path data) throws IOException {
        Keyboard keyboard = new Keyboard();
        keyboard.desk.history.report = Samples.report(RunState.FAILED, List.of());
        keyboard.desk.launched = new Launched.Ended(keyboard.desk.history.report.run());
        assertThat(keyboard.type("demo", "--students=100", "--data-dir", data.toString()))
                .isEqualTo(1);
        assertThat(new DemoFolder(data).recall()).isEmpty();

        keyboard.desk.history.report = Samples.held();
        keyboard.desk.launched = new Launched.Ended(keyboard.desk.history.report.run());
        assertThat(keyboard.type("demo", "--once", "--students=100", "--data-dir", data.toString()))
                .isEqualTo(3);
        assertThat(new DemoFolder(data).recall().orElseThrow().day()).isZero();
        assertThat(keyboard.desk.asked.getLast())
                .startsWith("launch lakeside-oneroster by")
                .endsWith("via DEMO");
        assertThat(keyboard.err()).contains("School day 1, 2026-09-14");
    }

    @Test
    void the_demo_is_synced_as_of_its_own_day_whoever_asks(@TempDir Path data) throws IOException {
        Keyboard keyboard = new Keyboard();
        keyboard.type("sync", "connection=lakeside-oneroster", "--data-dir", data.toString());
        assertThat(keyboard.desk.launch).isEqualTo(LaunchParameters.of("lakeside-oneroster"));

        new DemoFolder(data).remember(new DemoMemory(DemoDefinition.ONEROSTER, 0, 1, 100, 2));
        keyboard.type("sync", "connection=lakeside-oneroster", "--data-dir", data.toString());
        assertThat(keyboard.desk.launch)
                .isEqualTo(LaunchParameters.of("lakeside-oneroster").on(LocalDate.of(2026, 9, 16)));

        keyboard.type("sync", "connection=lakeside-oneroster", "asOf=2027-01-01", "--data-dir", data.toString());
        assertThat(keyboard.desk.launch)
                .isEqualTo(LaunchParameters.of("lakeside-oneroster").on(LocalDate.of(2027, 1, 1)));

        DemoCalendar calendar = new DemoCalendar(data);
        for (String other : List.of("lakeside-native", "elsewhere")) {
            assertThat(calendar.dated(LaunchParameters.of(other))).isEqualTo(LaunchParameters.of(other));
        }
    }

    @Test
    void a_demo_of_one_application_is_not_played_on_as_another(@TempDir Path data) throws IOException {
        new DemoFolder(data).remember(new DemoMemory(DemoDefinition.ONEROSTER, 0, 1, 100, 2));
        Keyboard keyboard = new Keyboard();

        assertThat(keyboard.type("demo", "--once", "--application=skyward", "--data-dir", data.toString()))
                .isEqualTo(2);
        assertThat(keyboard.err()).contains("plays skyward-oneroster, not skyward");
        assertThat(keyboard.type("demo", "--once", "--application=powerschool")).isEqualTo(2);
        assertThat(keyboard.err()).contains("give one of skyward-oneroster, skyward");
        assertThat(keyboard.desk.asked).isEmpty();
    }
}
