package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.access.Accounts;
import org.passportsync.job.Launched;
import org.passportsync.run.RunState;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people and scripts type, and what they get. */
class ProgramTest {

    private final Keyboard keyboard = new Keyboard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "snyc connection=x",
                "sync",
                "sync connection=x colour=red",
                "sync connection=x --jason",
                "restart run=seven",
                "restart",
                "stop run=7 run=8",
                "approve run=7",
                "approve run=7 digest=",
                "reject digest=c0ffee run=7",
                "runs state=HELD",
                "show run=7 operation=delete",
                "show run=7 --changes --issues --json",
                "apply",
                "apply there/is/no/such.yaml",
                "simulator --students 5",
                "simulator --fault nonsense",
                "demo --students 5",
                "serve --quickly"
            })
    void what_makes_no_sense_ends_with_2_and_opens_no_database(String line) {
        int code = keyboard.type(line.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(keyboard.desk.open).isFalse();
        assertThat(keyboard.err()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "sync",
                "restart",
                "stop",
                "approve",
                "reject",
                "runs",
                "show",
                "apply",
                "export",
                "test",
                "worker",
                "simulator"
            })
    void every_command_explains_itself_and_its_exit_codes(String command) {
        int code = keyboard.type(command, "--help");

        assertThat(code).isZero();
        assertThat(keyboard.desk.open).isFalse();
        assertThat(keyboard.out()).contains("Usage: passport-sync " + command, "Exit codes:", "--data-dir");
    }

    @Test
    void the_help_of_apply_says_which_skyward_each_application_fits() {
        assertThat(keyboard.type("apply", "--help")).isZero();
        assertThat(keyboard.out())
                .contains(
                        "skyward-oneroster: Skyward Qmlativ, and SMS 2.0",
                        "skyward: Skyward SMS 2.0 through its own API",
                        "csv: OneRoster bulk files");
    }

    @Test
    void without_a_command_it_serves_until_a_signal_comes() throws InterruptedException {
        keyboard.desk.firstAdmin = Optional.of(new Accounts.Login("admin", "once-shown"));
        Thread signal = Thread.ofPlatform().start(() -> {
            while (!keyboard.out().contains("admin")) {
                Thread.onSpinWait();
            }
            keyboard.signal.arrive();
        });

        assertThat(keyboard.type()).isZero();
        signal.join();
        assertThat(keyboard.out()).contains("http://127.0.0.1:1", "user yet", "admin", "once-shown");
        assertThat(keyboard.desk.settings).contains("--passport.serving=true");
    }

    @Test
    void an_unknown_parameter_is_answered_with_the_valid_ones() {
        keyboard.type("approve", "run=7", "digest=c0ffee", "hurry=true");

        assertThat(keyboard.err())
                .contains("unknown parameter \"hurry\"; leave it out", "run=ID, digest=DIGEST, note=TEXT");
    }

    @ParameterizedTest
    @CsvSource({
        "COMMITTED, 0",
        "COMMITTED_WITH_ISSUES, 0",
        "FAILED, 1",
        "PARKED, 3",
        "STOPPED, 130",
        "SKIPPED_SUSPENDED, 4",
        "SUPERSEDED, 4",
        "RUNNING, 4"
    })
    void a_sync_ends_with_the_exit_code_of_its_run(RunState state, int expected) {
        keyboard.desk.history.report = Samples.report(state, List.of());
        keyboard.desk.launched = new Launched.Ended(keyboard.desk.history.report.run());

        assertThat(keyboard.type("sync", "connection=lakeside-oneroster")).isEqualTo(expected);
        assertThat(keyboard.desk.closed).isEqualTo(1);
    }

    @Test
    void a_launch_that_is_refused_or_wrong_says_why() {
        keyboard.desk.launched = new Launched.Refused("a run is under way");
        assertThat(keyboard.type("sync", "connection=x")).isEqualTo(4);

        keyboard.desk.launched = new Launched.Unknown("there is no connection x");
        assertThat(keyboard.type("sync", "connection=x")).isEqualTo(2);

        keyboard.desk.launched = new Launched.AlreadyParked(Samples.run(RunState.PARKED));
        assertThat(keyboard.type("sync", "connection=x")).isEqualTo(3);
        assertThat(keyboard.err()).contains("a run is under way", "there is no connection x", "run 7 is held already");
    }

    @Test
    void a_failure_that_nobody_foresaw_shows_neither_its_message_nor_its_trace() {
        keyboard.desk.duringLaunch = () -> {
            throw new IllegalStateException("secret row");
        };

        assertThat(keyboard.type("sync", "connection=x", "--json")).isEqualTo(1);
        assertThat(keyboard.err())
                .contains("Failed unexpectedly: IllegalStateException in ProgramTest.java:")
                .doesNotContain("secret row", "at org.");
        JsonNode problem = new JsonMapper().readTree(keyboard.out());
        assertThat(problem.path("status").asInt()).isEqualTo(500);
        assertThat(problem.path("detail").asString())
                .contains("IllegalStateException")
                .doesNotContain("secret row");
    }

    @Test
    void a_failure_of_the_database_is_told_with_its_state_and_without_its_message() {
        keyboard.desk.duringLaunch = () -> {
            throw new DataIntegrityViolationException("secret row", new SQLException("secret row", "23505"));
        };

        assertThat(keyboard.type("sync", "connection=x")).isEqualTo(1);
        assertThat(keyboard.err())
                .contains("The database failed with SQL state 23505 in ProgramTest.java:")
                .doesNotContain("secret row", "at org.");
    }

    @Test
    void what_is_asked_reaches_the_desk_with_its_actor_and_settings() {
        keyboard.type(
                "sync",
                "connection=x",
                "--actor",
                "ms-rivera",
                "--data-dir",
                "elsewhere",
                "--spring.datasource.url=jdbc:postgresql://db/x");

        assertThat(keyboard.desk.asked).containsExactly("launch x by ms-rivera via COMMAND_LINE");
        assertThat(keyboard.desk.settings)
                .containsExactly("--spring.datasource.url=jdbc:postgresql://db/x", "--passport.data-dir=elsewhere");
        assertThat(keyboard.out())
                .contains("approve run=7 digest=c0ffee --data-dir elsewhere"
                        + " --spring.datasource.url=jdbc:postgresql://db/x");
    }

    @Test
    void where_nobody_looks_one_line_a_step_goes_to_the_error_output() {
        keyboard.type("sync", "connection=x");

        assertThat(keyboard.err().lines()).containsExactly("run 7", "step intake");
    }

    @Test
    void a_signal_stops_the_run_and_its_exit_code_is_the_programs() throws InterruptedException {
        OptionalInt[] halted = {OptionalInt.empty()};
        Thread hook = new Thread(() -> halted[0] = keyboard.signal.arrive());
        java.util.concurrent.CountDownLatch stopped = new java.util.concurrent.CountDownLatch(1);
        keyboard.desk.history.report = Samples.report(RunState.STOPPED, List.of());
        keyboard.desk.launched = new Launched.Ended(keyboard.desk.history.report.run());
        keyboard.desk.stopping = stopped::countDown;
        keyboard.desk.duringLaunch = () -> {
            hook.start();
            try {
                assertThat(stopped.await(30, java.util.concurrent.TimeUnit.SECONDS))
                        .isTrue();
            } catch (InterruptedException hurried) {
                throw new AssertionError(hurried);
            }
        };

        int code = keyboard.type("sync", "connection=x");
        hook.join();

        assertThat(code).isEqualTo(130);
        assertThat(halted[0]).hasValue(130);
        assertThat(keyboard.desk.asked).contains("stop own");
    }

    @Test
    void a_signal_after_the_end_changes_nothing() {
        keyboard.type("runs");

        assertThat(keyboard.signal.arrive()).isEmpty();
    }
}
