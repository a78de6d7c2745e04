package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.job.Launched;
import org.passportsync.job.Moved;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections.Applied;
import org.passportsync.run.Connections.Change;
import org.passportsync.run.Connections.State;
import org.passportsync.run.Holdings;
import org.passportsync.run.Removals.Removal;
import org.passportsync.run.RunState;

/** The commands about connections, as people and scripts type them. */
class ConnectionCommandsTest {

    private final Keyboard keyboard = new Keyboard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schools",
                "schools connection=x list=lost",
                "schools connection=x from=hub",
                "schools connection=x refresh=all list=missing",
                "schools connection=x refresh=,",
                "pause",
                "resume run=7",
                "retire connection=",
                "retire connection=x release=yes",
                "retire connection=x note=why",
                "retire release=true",
                "retire connection=x release=true note=",
                "sync connection=x release=true",
                "apply --yes"
            })
    void what_makes_no_sense_ends_with_2_and_opens_no_database(String line) {
        assertThat(keyboard.type(line.split(" "))).isEqualTo(2);
        assertThat(keyboard.desk.open).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"schools", "pause", "resume", "retire"})
    void every_command_explains_itself_and_its_exit_codes(String command) {
        assertThat(keyboard.type(command, "--help")).isZero();
        assertThat(keyboard.out()).contains("Usage: passport-sync " + command, "Exit codes:", "--data-dir");
    }

    @Test
    void a_new_data_key_is_made_only_where_somebody_says_so() {
        keyboard.desk.listed.add(Samples.listed("lakeside-oneroster"));
        assertThat(keyboard.type("new-data-key", "district=lakeside")).isEqualTo(4);
        assertThat(keyboard.err()).contains("if it is lost, add --yes");
        assertThat(keyboard.desk.asked).isEmpty();

        assertThat(keyboard.type("new-data-key", "district=lakeside", "--yes", "--actor", "ada"))
                .isZero();

        assertThat(keyboard.desk.asked).containsExactly("new data key of lakeside by ada");
        assertThat(keyboard.out()).contains("District lakeside has a new data key.", "run 7 is closed as superseded");
    }

    @Test
    void of_a_district_that_is_not_there_nobody_is_asked_for_a_new_data_key() {
        keyboard.desk.listed.add(Samples.listed("lakeside-oneroster"));

        assertThat(keyboard.type("new-data-key", "district=atlantis")).isEqualTo(2);
        assertThat(keyboard.err()).contains("there is no district atlantis").doesNotContain("--yes");
        assertThat(keyboard.desk.asked).isEmpty();
    }

    @Test
    void a_connection_is_paused_and_resumed_by_whoever_asks() {
        assertThat(keyboard.type("pause", "connection=x", "--actor=ms-rivera")).isZero();
        assertThat(keyboard.type("resume", "connection=x", "--actor=ms-rivera", "--json"))
                .isZero();
        keyboard.desk.moved = new Moved.Refused("x is RETIRED");
        assertThat(keyboard.type("pause", "connection=x")).isEqualTo(4);
        keyboard.desk.moved = new Moved.Wrong("there is no connection x");
        assertThat(keyboard.type("pause", "connection=x")).isEqualTo(2);

        assertThat(keyboard.desk.asked).startsWith("pause x by ms-rivera", "resume x by ms-rivera");
        assertThat(keyboard.out()).contains("x is PAUSED", "\"state\" : \"PAUSED\"");
    }

    @Test
    void retiring_says_what_rests_on_the_connection_and_asks() {
        keyboard.desk.holdings = Map.of(EntityType.STUDENT, new Holdings.Held(1204, 1200));

        assertThat(keyboard.type("retire", "connection=x")).isEqualTo(4);
        assertThat(keyboard.err()).contains("x is not retired", "1,200 student", "Add --yes");
        assertThat(keyboard.answering("no").type("retire", "connection=x")).isEqualTo(4);
        assertThat(keyboard.desk.asked).isEmpty();

        assertThat(keyboard.answering("yes").type("retire", "connection=x", "--actor=a"))
                .isZero();
        assertThat(keyboard.type("retire", "connection=x", "--yes", "--actor=b"))
                .isZero();
        assertThat(keyboard.desk.asked).containsExactly("retire x by a", "retire x by b");
        assertThat(keyboard.out()).contains("held by no other connection", "1,204", "1,200");
    }

    @Test
    void a_release_is_a_run_that_ends_as_a_sync_does_and_is_told_as_what_it_is() {
        keyboard.desk.history.report = Samples.release(RunState.PARKED);
        keyboard.desk.launched = new Launched.Ended(keyboard.desk.history.report.run());

        assertThat(keyboard.type("retire", "connection=lakeside-oneroster", "release=true", "note=moved", "--actor=a"))
                .isEqualTo(3);
        assertThat(keyboard.desk.asked).containsExactly("release lakeside-oneroster by a via COMMAND_LINE");
        assertThat(keyboard.out())
                .contains(
                        "Run 7 of lakeside-oneroster, a release: HELD",
                        "approve:  java -jar target/passport-sync.jar approve run=7 digest=c0ffee");

        keyboard.desk.history.report = Samples.release(RunState.REJECTED);
        keyboard.type("show", "run=7");
        assertThat(keyboard.out())
                .contains("release:  java -jar target/passport-sync.jar retire"
                        + " connection=lakeside-oneroster release=true");
        keyboard.type("runs");
        assertThat(keyboard.out()).contains("COMMAND_LINE, a release");
        keyboard.type("show", "run=7", "--json");
        assertThat(keyboard.out()).contains("\"release\" : true");

        keyboard.desk.launched = new Launched.Refused("x is ACTIVE");
        assertThat(keyboard.type("retire", "connection=x", "release=true")).isEqualTo(4);
        keyboard.desk.launched = new Launched.Unknown("there is no connection x");
        assertThat(keyboard.type("retire", "connection=x", "release=true")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retire connection=x release=true",
                "approve run=7 digest=c0ffee",
                "reject run=7",
                "decide duplicate=7 same"
            })
    void a_note_that_is_too_long_or_blank_ends_with_2(String line) {
        for (String note : List.of("n".repeat(501), "", " ")) {
            String[] words = (line + " note=").split(" ");
            words[words.length - 1] += note;
            assertThat(keyboard.type(words)).as(note).isEqualTo(2);
            assertThat(keyboard.desk.open).isFalse();
        }
        assertThat(keyboard.err()).contains("note has 501 characters; write at most 500");
    }

    @Test
    void a_connection_that_holds_nothing_is_retired_without_asking() {
        assertThat(keyboard.type("retire", "connection=x")).isZero();
    }

    @Test
    void a_definition_that_lets_records_go_is_not_saved_where_nobody_agrees(@TempDir Path folder) throws IOException {
        String file =
                Files.writeString(folder.resolve("a.yaml"), "version: 1\n").toString();
        keyboard.desk.removals = List.of(
                new Removal("x", List.of("101", "205"), Map.of(EntityType.STUDENT, 1204L, EntityType.CLASS, 60L)));

        assertThat(keyboard.type("apply", file)).isEqualTo(4);
        assertThat(keyboard.desk.asked).isEmpty();
        assertThat(keyboard.err())
                .contains(
                        "x maps schools 101, 205 no more. The next run would delete what only they hold: 60 class, 1,204"
                                + " student",
                        "Nothing is saved. Add --yes");
        assertThat(keyboard.type("apply", file, "--json")).isEqualTo(4);
        assertThat(keyboard.answering("no").type("apply", file)).isEqualTo(4);
        assertThat(keyboard.desk.asked).isEmpty();

        assertThat(keyboard.answering("yes").type("apply", file)).isZero();
        assertThat(keyboard.type("apply", file, "--yes")).isZero();
        assertThat(keyboard.desk.asked).hasSize(2);
    }

    @Test
    void applying_tells_what_stands_in_the_way_and_what_ends_soon(@TempDir Path folder) throws IOException {
        String file =
                Files.writeString(folder.resolve("a.yaml"), "version: 1\n").toString();
        keyboard.desk.applied = new Applied.Done(
                List.of(new Change("x", 2, Change.Kind.CHANGED, State.WAITING_FOR_SECRET, false, List.of())));
        keyboard.desk.remarks = List.of("URGENT: the integration access record expires on 2026-10-15, in 7 days");

        assertThat(keyboard.type("apply", file)).isZero();
        assertThat(keyboard.out())
                .contains("x: changed, revision 2, waiting for its secret", "URGENT: the integration")
                .contains("  next:  2026-09-16 02:30 (America/Chicago), by its schedule, where serve runs")
                .doesNotContain("sync:");
        keyboard.type("apply", file, "--json");
        assertThat(keyboard.out())
                .contains("\"remarks\" : [ \"URGENT: the integration")
                .contains("\"nextRun\" : \"2026-09-16T02:30:00-05:00\"");
    }
}
