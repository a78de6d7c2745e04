package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.access.Accounts;
import org.passportsync.job.Decided;
import org.passportsync.job.Launched;
import org.passportsync.run.Connections;
import org.passportsync.run.RunState;
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
        keyboard.desk.report = Samples.report(state, List.of());
        keyboard.desk.launched = new Launched.Ended(keyboard.desk.report.run());

        assertThat(keyboard.type("sync", "connection=lakeside-oneroster")).isEqualTo(expected);
        assertThat(keyboard.desk.closed).isEqualTo(1);
    }

    @Test
    void a_launch_that_is_refused_or_wrong_says_why() {
        keyboard.desk.launched = new Launched.Refused("a run is under way");
        assertThat(keyboard.type("sync", "connection=x")).isEqualTo(4);

        keyboard.desk.launched = new Launched.Wrong("there is no connection x");
        assertThat(keyboard.type("sync", "connection=x")).isEqualTo(2);

        keyboard.desk.launched = new Launched.AlreadyParked(Samples.run(RunState.PARKED));
        assertThat(keyboard.type("sync", "connection=x")).isEqualTo(3);
        assertThat(keyboard.err()).contains("a run is under way", "there is no connection x", "run 7 is held already");
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
                .containsExactly(
                        "--spring.datasource.url=jdbc:postgresql://db/x",
                        "--passport.data-dir=elsewhere",
                        "--passport.secrets-folder=/run/secrets," + Path.of("elsewhere", "secrets"));
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
    void an_approval_names_what_was_shown() {
        keyboard.type("approve", "run=7", "digest=c0ffee", "note=seen by the registrar");

        assertThat(keyboard.desk.asked).containsExactly("approve 7 c0ffee seen by the registrar");
    }

    @Test
    void a_person_is_shown_the_reasons_and_asked() {
        keyboard.answering("yes").type("approve", "run=7");

        assertThat(keyboard.desk.asked).containsExactly("approve 7 c0ffee null");
        assertThat(keyboard.out()).contains("Why it is held", "1. LIMIT: 1204 of 9600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "y", "", "YES please"})
    void anything_but_yes_leaves_the_run_held(String answer) {
        int code = keyboard.answering(answer).type("approve", "run=7");

        assertThat(code).isEqualTo(3);
        assertThat(keyboard.desk.asked).isEmpty();
        assertThat(keyboard.err()).contains("run 7 stays held");
    }

    @Test
    void a_run_that_is_not_held_is_not_asked_about() {
        keyboard.desk.report = Samples.report(RunState.COMMITTED, List.of());

        assertThat(keyboard.answering("yes").type("approve", "run=7")).isEqualTo(4);
        assertThat(keyboard.answering("yes").type("approve", "run=8")).isEqualTo(2);
        assertThat(keyboard.desk.asked).isEmpty();
    }

    @Test
    void stop_and_reject_are_passed_on_and_their_refusal_has_its_exit_code() {
        assertThat(keyboard.type("stop", "run=7")).isZero();
        keyboard.desk.decided = new Decided.Refused("run 7 is COMMITTED");
        assertThat(keyboard.type("reject", "run=7", "note=too many")).isEqualTo(4);

        assertThat(keyboard.desk.asked).containsExactly("stop 7", "reject 7 too many");
        assertThat(keyboard.err()).contains("run 7 is COMMITTED");
    }

    @Test
    void definitions_are_read_and_every_problem_is_told(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), "version: 1\n");
        keyboard.desk.applied = new Connections.Applied.Refused(List.of("a.yaml:1: first", "a.yaml:2: second"));

        assertThat(keyboard.type("apply", file.toString(), "--actor=ms-rivera")).isEqualTo(2);
        assertThat(keyboard.desk.asked).containsExactly("apply version: 1 by ms-rivera");
        assertThat(keyboard.err()).contains("a.yaml:1: first", "a.yaml:2: second");
    }

    @Test
    void an_export_is_the_definition_and_nothing_else() {
        assertThat(keyboard.type("export", "connection=lakeside-oneroster")).isZero();
        assertThat(keyboard.out()).isEqualTo("version: 1\n");
        assertThat(keyboard.type("export", "connection=elsewhere")).isEqualTo(2);
    }

    @Test
    void programs_get_the_run_as_the_interface_promises() {
        keyboard.type("show", "run=7", "--json");

        JsonNode run = new JsonMapper().readTree(keyboard.out());
        assertThat(run.propertyNames())
                .contains(
                        "id",
                        "connection",
                        "district",
                        "state",
                        "trigger",
                        "requestedBy",
                        "revision",
                        "startedAt",
                        "finishedAt",
                        "holds",
                        "counts",
                        "issues",
                        "digest",
                        "steps",
                        "message")
                .doesNotContain("replayOf");
        assertThat(run.path("id").asLong()).isEqualTo(7);
        assertThat(run.path("counts").path("student").path("delete").asLong()).isEqualTo(1204);
        assertThat(run.path("counts").path("student").propertyNames())
                .contains("read", "kept", "heldBack", "outOfScope", "ended", "create", "update", "unchanged");
        assertThat(run.path("issues").propertyNames()).containsExactly("ERROR", "SKIPPED", "DUPLICATE", "MALFORMED");
        JsonNode hold = run.path("holds").path(0);
        assertThat(hold.path("reason").asString()).isEqualTo("LIMIT");
        assertThat(hold.path("limit").asInt()).isEqualTo(5);
        assertThat(hold.path("school").isNull()).isTrue();
    }

    @Test
    void lists_for_programs_have_items_and_what_comes_next() {
        keyboard.type("runs", "state=PARKED", "limit=3", "--json");

        JsonNode list = new JsonMapper().readTree(keyboard.out());
        assertThat(list.path("items").path(0).path("state").asString()).isEqualTo("PARKED");
        assertThat(list.path("next").isNull()).isTrue();
    }

    @Test
    void a_refusal_for_programs_is_a_problem_with_its_status() {
        keyboard.desk.launched = new Launched.Refused("a run is under way");
        keyboard.type("sync", "connection=x", "--json");

        JsonNode problem = new JsonMapper().readTree(keyboard.out());
        assertThat(problem.path("status").asInt()).isEqualTo(409);
        assertThat(problem.path("detail").asString()).isEqualTo("a run is under way");
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        assertThat(keyboard.type("show", "run=7", "--changes", "after=12")).isEqualTo(2);
        assertThat(keyboard.err()).contains("after=12 is no place in this list");
    }

    @Test
    void a_signal_stops_the_run_and_its_exit_code_is_the_programs() throws InterruptedException {
        OptionalInt[] halted = {OptionalInt.empty()};
        Thread hook = new Thread(() -> halted[0] = keyboard.signal.arrive());
        java.util.concurrent.CountDownLatch stopped = new java.util.concurrent.CountDownLatch(1);
        keyboard.desk.report = Samples.report(RunState.STOPPED, List.of());
        keyboard.desk.launched = new Launched.Ended(keyboard.desk.report.run());
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
