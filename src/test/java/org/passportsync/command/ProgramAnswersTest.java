package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.connection.DefinitionWriter;
import org.passportsync.job.Decided;
import org.passportsync.job.Launched;
import org.passportsync.run.Connections;
import org.passportsync.run.RunState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs and people are shown of runs, lists and definitions. */
class ProgramAnswersTest {

    private final Keyboard keyboard = new Keyboard();

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
        keyboard.desk.history.report = Samples.report(RunState.COMMITTED, List.of());

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
    void a_worker_with_the_wrong_master_key_says_so_and_ends() {
        assertThat(keyboard.type("worker")).isEqualTo(1);

        assertThat(keyboard.err()).contains("this desk has the key of another");
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
    void a_file_that_is_far_too_large_for_a_definition_is_not_read_to_its_end(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("backup.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(3_000_000_000L);
        }
        keyboard.desk.applied = new Connections.Applied.Refused(List.of("backup.yaml:1:1: too long"));

        assertThat(keyboard.type("apply", file.toString())).isEqualTo(2);
    }

    @Test
    void an_export_is_the_definition_and_nothing_else() {
        assertThat(keyboard.type("export", "connection=lakeside-oneroster")).isZero();
        assertThat(keyboard.out()).isEqualTo(DefinitionWriter.toYaml(Samples.definition()));
        assertThat(keyboard.type("export", "connection=elsewhere")).isEqualTo(2);
    }

    @Test
    void programs_get_an_export_as_the_interface_answers_it() {
        assertThat(keyboard.type("export", "connection=lakeside-oneroster", "--json"))
                .isZero();
        assertThat(keyboard.out().strip()).isEqualTo(DefinitionWriter.toJson(Samples.definition()));
    }

    @Test
    void programs_get_the_whole_run_that_was_stopped_or_rejected() {
        for (String order : List.of("stop", "reject")) {
            Keyboard typed = new Keyboard();
            typed.type(order, "run=7", "--json");

            JsonNode run = new JsonMapper().readTree(typed.out());
            assertThat(run.path("counts").path("student").path("delete").asLong())
                    .as(order)
                    .isEqualTo(1204);
            assertThat(run.propertyNames()).as(order).contains("holds", "issues", "steps");
        }
    }

    @Test
    void the_list_of_runs_shows_what_each_changes() {
        keyboard.type("runs");

        assertThat(keyboard.out()).contains("create", "1,030", "1,204");
    }

    @Test
    void a_list_that_goes_on_is_told_with_the_command_that_goes_on_with_it() {
        keyboard.desk.history.runs = 4;
        keyboard.type("runs", "connection=lakeside-oneroster", "state=PARKED", "limit=3");

        assertThat(keyboard.out())
                .contains("more: java -jar target/passport-sync.jar runs connection=lakeside-oneroster state=PARKED"
                        + " limit=3 after=7");
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
        assertThat(problem.path("title").asString()).isEqualTo("Conflict");
    }

    @Test
    void what_makes_no_sense_is_a_problem_for_programs_too_with_each_thing_that_is_wrong() {
        Keyboard twice = new Keyboard();
        twice.type("runs", "state=HELD", "limit=none", "--json");
        keyboard.type("runs", "--jason", "--json");

        JsonNode problem = new JsonMapper().readTree(twice.out());
        assertThat(problem.path("status").asInt()).isEqualTo(422);
        assertThat(problem.path("problems").path(0).asString()).startsWith("state=HELD is not valid");
        assertThat(problem.path("problems").path(1).asString()).startsWith("limit=none is not valid");
        assertThat(new JsonMapper().readTree(keyboard.out()).path("detail").asString())
                .contains("--jason");
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        assertThat(keyboard.type("show", "run=7", "--changes", "after=12")).isEqualTo(2);
        assertThat(keyboard.err()).contains("after=12 is no place in this list");
    }
}
