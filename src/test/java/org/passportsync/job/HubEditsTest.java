package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.change.Edited;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.simulator.Resource;

/** What people edit in the hub is a contribution like any other: merged, left alone by syncs, and let go of. */
class HubEditsTest {

    private EditedHub hub;
    private TwoSources sources;

    @BeforeEach
    void enter(@TempDir Path folder) {
        hub = new EditedHub(folder);
        sources = hub.sources;
    }

    @AfterEach
    void leave() {
        hub.close();
    }

    @Test
    void an_edit_counts_where_the_hub_is_master_and_is_withheld_where_a_source_has_a_value() {
        UUID id = sources.student("s-1");

        EditOutcome.Done done = hub.edited(id, "{\"phone\": \"555-0100\", \"email\": \"other@home.example\"}");

        assertThat(done.edited().applied()).containsExactly("phone");
        assertThat(done.edited().withheld())
                .containsExactly(new Edited.Withheld(
                        "email", "the value of lakeside stays; make passport MASTER of email in masterFields"));
        assertThat(sources.document(EntityType.STUDENT, id)).contains("555-0100", "s1@lincoln.example");
        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE differs student s-1");
        assertThat(sources.lakeside.house.runs.get(done.run()).state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void syncs_leave_edits_alone_and_close_what_they_no_longer_differ_in() {
        UUID id = sources.student("s-1");
        hub.edited(id, "{\"phone\": \"555-0100\", \"email\": \"other@home.example\"}");

        assertThat(sources.lakeside.changes(sources.main("force=true"))).isEmpty();
        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE differs student s-1");

        sources.student("s-1", "100", "other@home.example");
        sources.main();
        assertThat(sources.lakeside.issues()).isEmpty();
        assertThat(sources.document(EntityType.STUDENT, id)).contains("555-0100", "other@home.example");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1", "s-2");
    }

    @Test
    void an_edit_holds_nothing_and_goes_with_the_record_it_was_made_of() {
        hub.edited(sources.student("s-1"), "{\"phone\": \"555-0100\"}");

        sources.lakeside.district.without(Resource.USERS, "s-1");
        Run run = sources.main();

        assertThat(sources.lakeside.changes(run)).contains("DELETE student s-1 SOURCE");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-2");
        assertThat(own()).isZero();
    }

    @Test
    void only_the_version_that_was_seen_is_edited() {
        UUID id = sources.student("s-1");

        assertThat(hub.edits.edit(EditedHub.target(id, Set.of(7)), "{\"phone\": \"1\"}", House.OPERATOR))
                .isEqualTo(new EditOutcome.Stale(1));
        assertThat(hub.edits.edit(EditedHub.target(id, null), "{\"phone\": \"1\"}", House.OPERATOR))
                .isEqualTo(new EditOutcome.Unseen(1));
        assertThat(hub.ownRuns()).isEmpty();
    }

    @Test
    void a_primary_grade_is_one_of_the_grades_whichever_of_them_is_edited() {
        UUID id = hub.created(EntityType.STUDENT, "H1", "{\"familyName\": \"Muster\", \"grades\": [\"03\"]}");
        assertThat(grades(id)).isEqualTo("03 of [\"03\"]");

        hub.edited(id, "{\"grades\": [\"02\", \"03\"]}");
        assertThat(grades(id)).as("it stays while it is one of them").isEqualTo("03 of [\"02\", \"03\"]");
        hub.edited(id, "{\"grade\": \"02\"}");
        assertThat(grades(id)).isEqualTo("02 of [\"02\", \"03\"]");
        hub.edited(id, "{\"grades\": [\"04\", \"05\"], \"grade\": null}");
        assertThat(grades(id)).isEqualTo("04 of [\"04\", \"05\"]");
        String problem = "grade is not among grades; write one of them, or the grades that it is one of";
        for (String contradiction : java.util.List.of(
                "{\"grade\": \"03\"}", "{\"grade\": \"04\", \"grades\": [\"06\"], \"phone\": \"1\"}")) {
            assertThat(hub.edits.edit(EditedHub.target(id, Set.of()), contradiction, House.OPERATOR))
                    .isEqualTo(new EditOutcome.Refused(java.util.List.of(problem)));
        }
        assertThat(hub.edits.create(
                        new HubEdits.Newcomer(
                                EntityType.STUDENT, "lakeside", "H2", "{\"grade\": \"03\", \"grades\": [\"04\"]}"),
                        House.OPERATOR))
                .isEqualTo(new EditOutcome.Refused(java.util.List.of(
                        "familyName is missing; a record that the hub makes can't be without it", problem)));
        hub.edited(id, "{\"grades\": null}");
        assertThat(grades(id)).isNull();
        hub.edited(id, "{\"grade\": \"07\"}");
        assertThat(grades(id)).isEqualTo("07 of [\"07\"]");
    }

    private @org.jspecify.annotations.Nullable String grades(UUID id) {
        return sources.lakeside
                .sql()
                .sql("select document ->> 'grade' || ' of ' || (document ->> 'grades') as grades from passport_record"
                        + " where id = :id")
                .param("id", id)
                .query((row, _) -> java.util.Optional.ofNullable(row.getString("grades")))
                .single()
                .orElse(null);
    }

    @Test
    void the_hubs_own_source_is_no_connection_and_its_runs_are_listed_by_its_name_only() {
        hub.edited(sources.student("s-1"), "{\"phone\": \"555-0100\"}");

        assertThat(sources.lakeside.house.connections.list()).extracting("name").containsExactly("lakeside");
        assertThat(sources.lakeside.house.runs.list(new Runs.Wanted(null, null, null, 10)))
                .extracting("connection")
                .containsExactly("lakeside");
        assertThat(hub.ownRuns())
                .extracting("connection", "requestedBy")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("passport", "operator"));
        assertThat(sources.lakeside.house.connections.find("passport@lakeside")).isEmpty();
    }

    private long own() {
        return sources.lakeside
                .sql()
                .sql("select count(*) from source_record s join connection c on c.id = s.connection_id"
                        + " where c.application = 'passport'")
                .query(Long.class)
                .single();
    }
}
