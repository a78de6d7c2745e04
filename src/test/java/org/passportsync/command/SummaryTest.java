package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.passportsync.command.Table.Column;
import org.passportsync.run.RunState;

/** What a person reads: tables, numbers, the live line, and commands to paste. */
class SummaryTest {

    @Test
    void a_table_aligns_its_columns_and_sets_groups_off() {
        Table table = Table.of(Column.left("entity"), Column.right("read").first(), Column.right("kept"));
        table.row("student", "12,345", "-").row("class", "1", "22");

        assertThat(table.lines())
                .containsExactly(
                        "entity  |   read  kept", //
                        "--------+-------------",
                        "student | 12,345     -",
                        "class   |      1    22");
    }

    @Test
    void numbers_are_the_same_in_every_country_and_nothing_is_a_dash() {
        assertThat(Words.cell(1234567)).isEqualTo("1,234,567");
        assertThat(Words.cell(0)).isEqualTo("-");
        assertThat(Words.counted(1, "delete")).isEqualTo("1 delete");
        assertThat(Words.duration(Duration.ofMillis(1940))).isEqualTo("1.9 s");
        assertThat(Words.duration(Duration.ofSeconds(75))).isEqualTo("1 min 15 s");
        assertThat(Words.duration(Duration.ofSeconds(7500))).isEqualTo("2 h 5 min");
    }

    @Test
    void a_held_run_is_told_with_its_reasons_numbers_and_commands() {
        Keyboard keyboard = new Keyboard();
        keyboard.type("show", "run=7");

        assertThat(keyboard.out().lines())
                .contains(
                        "Run 7 of lakeside-oneroster: HELD, waiting for approval, as of 2026-09-14, revision 3",
                        "It expires at " + Samples.run(RunState.PARKED).expiresAt()
                                + " unless somebody decides before.",
                        "Why it is held",
                        "  1. LIMIT: 1204 of 9600 live student records would be deleted (12.5 %); the limit is 5 %",
                        "Issues: 12 ERROR",
                        "  - demographics: not granted",
                        "Settings not acted on yet: uniqueness",
                        "  approve:  java -jar target/passport-sync.jar approve run=7 digest=c0ffee",
                        "  reject:   java -jar target/passport-sync.jar reject run=7")
                .anyMatch(line -> line.matches(
                        " +student +\\| 8,401 +8,400 +1 +- +- \\| +4 +1 +1,204 +8,395" + " \\| +9,600 +-> 8,400"));
        assertThat(keyboard.out()).doesNotContain("\u001b");
    }

    @Test
    void a_failed_run_is_told_with_the_command_that_goes_on() {
        Keyboard keyboard = new Keyboard();
        keyboard.desk.history.report = Samples.report(RunState.FAILED, List.of());
        keyboard.type("show", "run=7");

        assertThat(keyboard.out())
                .contains("FAILED, took 1 min 15 s", "go on:    java -jar target/passport-sync.jar restart run=7");
    }

    @Test
    void every_state_has_words_and_no_other_state_has_the_same() {
        assertThat(List.of(RunState.values())).extracting(Words::state).doesNotHaveDuplicates();
    }

    @Test
    void a_command_is_quoted_for_where_it_is_pasted() {
        CommonOptions options = new CommonOptions();
        options.dataDir = java.nio.file.Path.of("my data");
        List<String> settings = List.of("--spring.datasource.password=hush", "--spring.datasource.username=sync");
        Pasteable jar = Pasteable.by(new Pasteable.Launcher.Jar("out folder/x.jar"));
        Pasteable maven = Pasteable.by(new Pasteable.Launcher.Maven("./mvnw"));

        assertThat(jar.with(options, settings).command("stop", "run=7"))
                .isEqualTo("java -jar \"out folder/x.jar\" stop run=7 --data-dir \"my data\""
                        + " --spring.datasource.username=sync");
        assertThat(maven.with(options, settings).command("stop", "run=7"))
                .isEqualTo("./mvnw -q spring-boot:run -Dspring-boot.run.arguments=\"stop run=7"
                        + " --data-dir 'my data' --spring.datasource.username=sync\"");
    }

    @Test
    void a_command_carries_no_password_that_stands_in_the_databases_url() {
        Pasteable jar = Pasteable.by(new Pasteable.Launcher.Jar("x.jar"));

        assertThat(jar.with(new CommonOptions(), List.of("--spring.datasource.url=jdbc:postgresql://h/x?password=hush"))
                        .command("runs"))
                .isEqualTo("java -jar x.jar runs --spring.datasource.url=jdbc:postgresql://h/x");
        assertThat(jar.with(
                                new CommonOptions(),
                                List.of(
                                        "--spring.datasource.url=jdbc:postgresql://h/x?user=sync&PASSWORD=hush=&ssl=true"))
                        .command("runs"))
                .isEqualTo("java -jar x.jar runs \"--spring.datasource.url=jdbc:postgresql://h/x?user=sync&ssl=true\"");
    }

    @Test
    void the_live_line_tells_step_slice_pages_rows_rate_and_waits() {
        Reading reading = new Reading();
        reading.step("intake");
        reading.page("users", 3, 1500, OptionalLong.of(2000));
        reading.page("classes", 1, 500, OptionalLong.of(2000));
        reading.waiting("users", "429 too many requests", Duration.ofSeconds(30), 0);

        assertThat(reading.line(Duration.ofSeconds(2), Duration.ofSeconds(10).toNanos(), 200))
                .isEqualTo("intake  classes page 1  [##########..........]  2,000 of 4,000 rows  1,000/s"
                        + "  waiting for the SIS: 429 too many requests, 21 s");
        assertThat(reading.line(Duration.ofSeconds(2), Duration.ofSeconds(40).toNanos(), 200))
                .doesNotContain("waiting");
        assertThat(reading.line(Duration.ofSeconds(2), 0, 6)).isEqualTo("intake");
    }

    @Test
    void a_total_is_shown_only_where_every_slice_tells_one() {
        Reading reading = new Reading();
        reading.page("users", 1, 10, OptionalLong.of(20));
        reading.page("orgs", 1, 5, OptionalLong.empty());

        assertThat(reading.line(Duration.ZERO, 0, 200)).endsWith("15 rows");
    }
}
