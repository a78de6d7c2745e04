package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** Rule 10 through whole runs: what an earlier run has read is taken again, without asking the SIS, and always held. */
class ReplayTest extends ReplayedDistrict {

    private static final String HOMEROOM = "attributes: { student: [ { from: metadata.homeroom, to: x_homeroom } ] }\n";

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
    void what_another_district_has_under_the_same_sis_ids_brings_nothing_back() {
        try (SimulatedSkyward hill = SimulatedSkyward.start(SimulatorSettings.of(lakeside.district.rows))) {
            lakeside.house.apply(
                    usual(Definitions.lakeside(hill)).text().replaceAll("(id|connection): lakeside", "$1: hill"));
            lakeside.committed();
            lakeside.committed("connection=hill");
            lakeside.district.without(Resource.USERS, "s-001");
            student("s-004", "inactive");
            lakeside.committed();

            Run replay = Lakeside.ended(lakeside.house.launch("replay=1"));

            assertThat(lakeside.changes(replay)).isEmpty();
        }
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

    /** An enrollment that is over. */
    private void over(String enrollment, String student) {
        lakeside.district.put(Resource.ENROLLMENTS, """
                {"sourcedId":"%s","status":"active","role":"student","user":{"sourcedId":"%s"},
                 "class":{"sourcedId":"c1"},"school":{"sourcedId":"lincoln"},"endDate":"2026-01-31"}""".formatted(enrollment, student));
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

    private List<String> counted(Run run) {
        return lakeside.sql()
                .sql("select entity || ' ' || read || ' ' || kept || ' ' || creates || ' ' || deletes from run_count"
                        + " where run_id = :run order by entity, school")
                .param("run", run.id())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }
}
