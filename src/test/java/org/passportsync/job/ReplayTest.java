package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.access.Actor;
import org.passportsync.roster.EntityType;
import org.passportsync.run.NewDataKey;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Rule 10 through whole runs: what an earlier run has read is taken again, without asking the SIS, and always held. */
class ReplayTest {

    private static final String HOMEROOM = "attributes: { student: [ { from: metadata.homeroom, to: x_homeroom } ] }\n";

    @TempDir
    private Path folder;

    private Lakeside lakeside;

    @BeforeEach
    void enter() {
        lakeside = Lakeside.in(folder, this::usual);
        lakeside.district.aSchool("lincoln").students(1, 12, "lincoln");
        lakeside.district.aUser("s-001", "Student", "\"metadata\":{\"homeroom\":\"B12\"},", "student", "lincoln");
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    private Definitions usual(Definitions definition) {
        return definition.with("pageSize", "5").advanced("holdThreshold: none");
    }

    private void applyAlso(UnaryOperator<String> more) {
        lakeside.apply(
                definition -> new Definitions(more.apply(usual(definition).text())));
    }

    @Test
    void a_corrected_mapping_is_applied_to_last_nights_pages_without_asking_the_sis() {
        lakeside.committed("asOf=2026-09-14");
        applyAlso(text -> text.replace("SKYWARD_SECRET", "NOT_THERE") + HOMEROOM);
        long asked = lakeside.skyward.requests().size();

        Run replay = Lakeside.ended(lakeside.house.launch("replay=1"));

        assertThat(replay.state()).as(replay.message()).isEqualTo(RunState.PARKED);
        assertThat(replay.replayOf()).isEqualTo(1);
        assertThat(replay.asOf()).isEqualTo("2026-09-14");
        assertThat(lakeside.reasons(replay)).containsExactly("REPLAY");
        assertThat(lakeside.holds(replay).getFirst())
                .startsWith("a replay always waits for approval; its pages are those that run 1 read on 20")
                .endsWith(" UTC");
        assertThat(lakeside.changes(replay)).containsExactly("UPDATE student s-001 MAPPING");
        assertThat(lakeside.house.launch("replay=1")).isInstanceOf(Launched.AlreadyParked.class);
        assertThat(lakeside.approve(replay).state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.document(EntityType.STUDENT, "s-001")).contains("B12");
        assertThat(lakeside.skyward.requestsAfter(asked)).isEmpty();
    }

    @Test
    void while_its_pages_are_the_newest_word_it_deletes_what_they_prove_gone() {
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-003");
        Run parked = lakeside.sync("preview=true");
        assertThat(parked.state()).isEqualTo(RunState.PARKED);

        Run replay = Lakeside.ended(lakeside.house.launch("replay=2"));

        assertThat(lakeside.house.runs.get(2).state()).isEqualTo(RunState.SUPERSEDED);
        assertThat(lakeside.changes(replay))
                .isEqualTo(lakeside.changes(parked))
                .contains("DELETE student s-003 SOURCE");
        assertThat(counted(replay)).isEqualTo(counted(parked));
        lakeside.approve(replay);
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(11);
    }

    @Test
    void once_the_sis_was_read_again_it_deletes_nothing_and_brings_nothing_back_that_is_gone() {
        lakeside.committed();
        lakeside.district
                .without(Resource.USERS, "s-001")
                .aStudent("s-013", "lincoln")
                .aStudentNamed("Married", "s-002", "lincoln")
                .put(Resource.USERS, """
                        {"sourcedId":"s-004","status":"inactive","enabledUser":"true","givenName":"Given","familyName":"Student",
                         "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"lincoln"}}]}""");
        lakeside.committed();

        Run replay = Lakeside.ended(lakeside.house.launch("replay=1"));

        assertThat(lakeside.changes(replay))
                .contains("UPDATE student s-002 SOURCE")
                .noneMatch(change -> change.startsWith("DELETE") || change.startsWith("CREATE"));
        assertThat(lakeside.holds(replay))
                .singleElement()
                .asString()
                .contains(
                        "Run 2 has read the SIS since",
                        "left out are 0 deletes and 4 creates",
                        "Updates of records that were changed since: 1;");
        lakeside.approve(replay);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-013").doesNotContain("s-001", "s-004");

        Run next = lakeside.committed();
        assertThat(lakeside.document(EntityType.STUDENT, "s-002")).contains("Married");
        assertThat(lakeside.changes(next))
                .contains("UPDATE student s-002 SOURCE")
                .noneMatch(one -> one.startsWith("DELETE"));
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(11);
    }

    @Test
    void what_its_pages_do_not_have_is_told_as_changed_by_mapping_by_the_next_sync() {
        lakeside.committed();
        lakeside.district.aUser("s-013", "Student", "\"metadata\":{\"homeroom\":\"C3\"},", "student", "lincoln");
        lakeside.committed();
        applyAlso(text -> text + HOMEROOM);
        Run replay = Lakeside.ended(lakeside.house.launch("replay=1"));
        assertThat(lakeside.changes(replay)).containsExactly("UPDATE student s-001 MAPPING");
        lakeside.approve(replay);

        assertThat(lakeside.changes(lakeside.committed())).containsExactly("UPDATE student s-013 MAPPING");
    }

    @Test
    void what_is_over_in_its_pages_and_not_any_more_stays() {
        lakeside.district.put(Resource.USERS, """
                {"sourcedId":"s-004","status":"inactive","enabledUser":"true","givenName":"Given","familyName":"Student",
                 "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"lincoln"}}]}""");
        lakeside.committed();
        lakeside.district.aStudent("s-004", "lincoln");
        lakeside.committed();

        Run replay = Lakeside.ended(lakeside.house.launch("replay=1"));

        assertThat(lakeside.changes(replay)).isEmpty();
        assertThat(lakeside.holds(replay)).singleElement().asString().contains("left out are 2 deletes and 0 creates");
        lakeside.approve(replay);
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(12);
        assertThat(lakeside.changes(lakeside.committed())).isEmpty();
    }

    @Test
    void a_mapping_that_is_widened_brings_only_what_its_own_pages_and_the_later_upload_have() {
        lakeside.district.aSchool("washington").aStudent("s-both", "washington").aStudent("s-then", "washington");
        applyAlso(text -> text + "  exclude: [ washington ]\n");
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-then").aStudent("s-since", "washington");
        lakeside.committed();
        applyAlso(text -> text);

        Run replay = Lakeside.ended(lakeside.house.launch("replay=1"));

        assertThat(lakeside.changes(replay))
                .contains("CREATE student s-both SOURCE")
                .noneMatch(change -> change.contains("s-then") || change.contains("s-since"));
        lakeside.approve(replay);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-both").doesNotContain("s-then", "s-since");
        lakeside.committed("force=true");
        assertThat(lakeside.live(EntityType.STUDENT))
                .contains("s-both", "s-since")
                .doesNotContain("s-then");
    }

    @Test
    void rules_that_let_in_more_bring_only_what_its_own_pages_and_the_later_upload_have() {
        lakeside.district.aClass("c1", "lincoln").aUser("p-both", "Principal", "", "administrator", "lincoln");
        over("e-both", "s-001");
        student("s-004", "inactive");
        applyAlso(text -> advanced(text, "staff: TEACHING_ONLY"));
        lakeside.committed();
        lakeside.district.aUser("p-since", "Principal", "", "administrator", "lincoln");
        over("e-since", "s-001");
        student("s-004", "active");
        over("e-004-since", "s-004");
        lakeside.committed();
        applyAlso(text -> advanced(text, "enrollments: { includeEnded: true }"));

        Run replay = Lakeside.ended(lakeside.house.launch("replay=1"));

        assertThat(lakeside.changes(replay))
                .contains("CREATE staff p-both SOURCE", "CREATE enrollment e-both SOURCE")
                .noneMatch(change -> change.contains("-since"));
        assertThat(lakeside.approve(replay).state()).isEqualTo(RunState.COMMITTED);
        lakeside.committed();
        assertThat(lakeside.live(EntityType.STAFF)).containsExactly("p-both", "p-since");
        assertThat(lakeside.live(EntityType.ENROLLMENT)).containsExactly("e-004-since", "e-both", "e-since");
    }

    private static String advanced(String text, String line) {
        return text.replaceFirst("(?m)^advanced:\n", "advanced:\n  " + line + "\n");
    }

    /** An enrollment that is over. */
    private void over(String enrollment, String student) {
        lakeside.district.put(Resource.ENROLLMENTS, """
                {"sourcedId":"%s","status":"active","role":"student","user":{"sourcedId":"%s"},
                 "class":{"sourcedId":"c1"},"school":{"sourcedId":"lincoln"},"endDate":"2026-01-31"}""".formatted(enrollment, student));
    }

    private void student(String id, String status) {
        lakeside.district.put(Resource.USERS, """
                {"sourcedId":"%s","status":"%s","enabledUser":"true","givenName":"Given","familyName":"Student",
                 "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"lincoln"}}]}""".formatted(id, status));
    }

    @Test
    void neither_a_run_that_was_not_committed_nor_a_replay_of_the_same_pages_is_a_later_word() {
        lakeside.committed();
        assertThat(lakeside.sync("preview=true").state()).isEqualTo(RunState.PARKED);

        for (int time = 0; time < 2; time++) {
            Run replay = Lakeside.ended(lakeside.house.launch("replay=1", "new=true"));

            assertThat(lakeside.holds(replay)).singleElement().asString().endsWith(" UTC");
            assertThat(lakeside.approve(replay).state()).isEqualTo(RunState.COMMITTED);
        }
    }

    @Test
    void what_was_unproven_then_stays_unproven() {
        lakeside.committed();
        lakeside.skyward.faults("page-repeated@users");
        Run parked = lakeside.sync();
        assertThat(lakeside.reasons(parked)).contains("INCOMPLETE_EXTRACT student");
        lakeside.skyward.faults();

        Run replay = Lakeside.ended(lakeside.house.launch("replay=2"));

        assertThat(lakeside.reasons(replay)).contains("INCOMPLETE_EXTRACT student", "REPLAY");
        assertThat(lakeside.changes(replay)).isEqualTo(lakeside.changes(parked));
    }

    @Test
    void what_was_confirmed_row_by_row_is_unproven_because_nobody_is_asked() {
        lakeside.committed();
        lakeside.skyward.faults("unsorted");
        lakeside.district.without(Resource.USERS, "s-003");
        Run parked = lakeside.sync("preview=true");
        assertThat(lakeside.changes(parked)).contains("DELETE student s-003 SOURCE");

        Run replay = Lakeside.ended(lakeside.house.launch("replay=2"));

        assertThat(lakeside.reasons(replay)).contains("INCOMPLETE_EXTRACT student", "REPLAY");
        assertThat(lakeside.changes(replay)).noneMatch(change -> change.startsWith("DELETE"));
    }

    @Test
    void a_refused_resource_stays_refused() {
        lakeside.district.bornOn("s-002", "2015-05-05");
        lakeside.committed();
        lakeside.skyward.faults("forbidden=demographics");
        lakeside.committed();
        lakeside.skyward.faults();

        Run replay = Lakeside.ended(lakeside.house.launch("replay=2"));

        assertThat(lakeside.changes(replay)).isEmpty();
        assertThat(lakeside.reasons(replay)).containsExactly("REPLAY");
    }

    @Test
    void it_reads_the_entities_that_were_read_and_no_others() {
        lakeside.committed("entities=student");

        Run replay = Lakeside.ended(lakeside.house.launch("replay=1"));

        assertThat(replay.state()).isEqualTo(RunState.PARKED);
        assertThat(lakeside.changes(replay)).isEmpty();
        assertThat(wrong("replay=1", "entities=staff")).contains("it has read student only");
    }

    @Test
    void a_killed_replay_goes_on_with_the_same_command() throws Exception {
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-003");
        Run parked = lakeside.sync("preview=true");
        for (String point : List.of("step:schools", "page:users:1", "step:prove", "step:settle")) {
            KilledSync.killedAt(point, lakeside.database, folder, "replay=2", "new=true");

            Run replay = Lakeside.ended(lakeside.house.launch("replay=2"));

            assertThat(lakeside.house.runs.last(replay.connectionId(), java.util.EnumSet.allOf(RunState.class)))
                    .map(Run::id)
                    .contains(replay.id());
            assertThat(replay.state()).as("%s: %s", point, replay.message()).isEqualTo(RunState.PARKED);
            assertThat(lakeside.changes(replay)).as(point).isEqualTo(lakeside.changes(parked));
        }
    }

    @Test
    void a_replay_is_stopped_between_pages_and_goes_on() {
        lakeside.committed();
        Run stopped = Lakeside.ended(lakeside.house.launch(
                new At("schools", () -> lakeside.house.syncs.stop(2, House.OPERATOR)), "replay=1"));
        assertThat(stopped.state()).as(stopped.message()).isEqualTo(RunState.STOPPED);

        Run replay = Lakeside.ended(lakeside.house.syncs.restart(2, House.OPERATOR, RunWatcher.NONE));

        assertThat(replay.state()).isEqualTo(RunState.PARKED);
    }

    @Test
    void a_run_that_can_not_be_taken_again_is_refused_with_the_reason() {
        lakeside.committed();
        lakeside.house.launch("replay=1");
        assertThat(wrong("replay=99")).isEqualTo("there is no run 99; list runs with the command runs");
        assertThat(wrong("replay=2")).isEqualTo("run 2 is itself a replay; write replay=1, whose pages it took");
        assertThat(wrong("replay=1", "rekey=true")).contains("leave");
        lakeside.house.launch(At.failing("intake"), "new=true");
        assertThat(wrong("replay=3")).contains("run 3 can't be replayed: ", " was not read to its end");
        lakeside.sql()
                .sql("update page_journal set body = null where run_id = 1 and slice = 'users' and page = 1")
                .update();
        assertThat(wrong("replay=1")).contains("of 1 pages of users only length and fingerprint are kept");
        lakeside.sql().sql("delete from page_journal where run_id = 1").update();
        assertThat(wrong("replay=1")).contains("pages of ", " are no longer there; launch the sync without replay");
        assertThat(lakeside.house.runs.get(3).state())
                .as("nothing was closed for it")
                .isEqualTo(RunState.FAILED);
    }

    @Test
    void under_a_new_master_key_runs_are_committed_again_once_the_district_has_a_new_data_key(@TempDir Path elsewhere) {
        lakeside.committed();
        lakeside.house.launch(At.failing("link"), "new=true");
        try (House after = House.on(lakeside.database, elsewhere)) {
            Run locked = Lakeside.ended(after.launch("new=true"));
            assertThat(locked.state()).isEqualTo(RunState.FAILED);
            assertThat(locked.message())
                    .contains("make a new data key with the command new-data-key district=lakeside;");

            assertThat(after.connections.newDataKey("lakeside", Actor.here("ada")))
                    .isEqualTo(new NewDataKey.Outcome.Done("lakeside", List.of(3L)));

            Run run = Lakeside.ended(after.launch());
            assertThat(run.id()).as("run 3 does not go on").isEqualTo(4);
            assertThat(run.state()).as(run.message()).isEqualTo(RunState.COMMITTED);
            assertThat(wrong(after.launch("replay=1")))
                    .isEqualTo("run 1 can't be replayed: its pages were sealed under a data key that was lost; the"
                            + " district has a new one since; launch the sync without replay");
            assertThat(Lakeside.ended(after.launch("replay=4")).state()).isEqualTo(RunState.PARKED);
            assertThat(lakeside.sql()
                            .sql(
                                    "select actor || ' ' || subject || ' ' || detail from audit where action = 'NEW_DATA_KEY'")
                            .query(String.class)
                            .single())
                    .isEqualTo("ada district lakeside closed: run 3");
        }
    }

    @Test
    void no_data_key_is_made_where_the_old_one_opens_or_a_run_is_under_way(@TempDir Path elsewhere) {
        assertThat(lakeside.house.connections.newDataKey("lakeside", Actor.here("ada")))
                .isEqualTo(new NewDataKey.Outcome.Refused(
                        "the data key of district lakeside opens under this master key, so nothing is lost, and none is"
                                + " made"));
        try (House other = House.on(lakeside.database, elsewhere)) {
            List<NewDataKey.Outcome> outcomes = new ArrayList<>();
            lakeside.house.launch(
                    new At("schools", () -> outcomes.add(other.connections.newDataKey("lakeside", Actor.here("ada")))));

            assertThat(outcomes)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            NewDataKey.Outcome.Refused.class,
                            refused -> assertThat(refused.reason())
                                    .startsWith("run 1 of "
                                            + lakeside.house.runs.get(1).connection()
                                            + " is RUNNING; wait for it, or stop it"));
            assertThat(other.connections.newDataKey("atlantis", Actor.here("ada")))
                    .isEqualTo(new NewDataKey.Outcome.Unknown("there is no district atlantis; known are lakeside"));
        }
    }

    @Test
    void a_restart_that_comes_too_late_names_the_replay() {
        lakeside.committed();
        lakeside.house.launch(At.failing("link"), "new=true");
        lakeside.sql()
                .sql("update run set first_page_at = first_page_at - interval '7 hours' where id = 2")
                .update();

        Launched late = lakeside.house.syncs.restart(2, House.OPERATOR, RunWatcher.NONE);

        assertThat(late).isInstanceOf(Launched.Refused.class);
        assertThat(((Launched.Refused) late).reason())
                .contains("more than 6 h ago", "or with replay=2 to take the pages");
        Run replay = Lakeside.ended(lakeside.house.launch("replay=2"));
        assertThat(replay.state()).isEqualTo(RunState.PARKED);
        assertThat(lakeside.house.runs.get(2).state()).isEqualTo(RunState.SUPERSEDED);
    }

    private String wrong(String... parameters) {
        return wrong(lakeside.house.launch(parameters));
    }

    private static String wrong(Launched launched) {
        assertThat(launched).isInstanceOf(Launched.Wrong.class);
        return ((Launched.Wrong) launched).reason();
    }

    private List<String> counted(Run run) {
        return lakeside.sql()
                .sql("select entity || ' ' || read || ' ' || kept || ' ' || creates || ' ' || deletes from run_count"
                        + " where run_id = :run order by entity, school")
                .param("run", run.id())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }
}
