package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passportsync.access.Reach;
import org.passportsync.change.Edited;
import org.passportsync.hub.Duplicates;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument.View;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.simulator.Resource;

/** What people edit in the hub is a contribution like any other: merged, linked to, and let go of. */
class HubEditsTest extends EditedHub {

    @Test
    void an_edit_counts_where_the_hub_is_master_and_is_withheld_where_a_source_has_a_value() {
        UUID id = student("s-1");

        EditOutcome.Done done = edited(id, "{\"phone\": \"555-0100\", \"email\": \"other@home.example\"}");

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
        UUID id = student("s-1");
        edited(id, "{\"phone\": \"555-0100\", \"email\": \"other@home.example\"}");

        assertThat(sources.lakeside.changes(sources.main("force=true"))).isEmpty();
        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE differs student s-1");

        student("s-1", "100", "other@home.example");
        sources.main();
        assertThat(sources.lakeside.issues()).isEmpty();
        assertThat(sources.document(EntityType.STUDENT, id)).contains("555-0100", "other@home.example");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1", "s-2");
    }

    @Test
    void an_edit_holds_nothing_and_goes_with_the_record_it_was_made_of() {
        edited(student("s-1"), "{\"phone\": \"555-0100\"}");

        sources.lakeside.district.without(Resource.USERS, "s-1");
        Run run = sources.main();

        assertThat(sources.lakeside.changes(run)).contains("DELETE student s-1 SOURCE");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-2");
        assertThat(own()).isZero();
    }

    @Test
    void what_an_edit_says_is_matched_like_what_any_source_says_also_where_it_is_withheld() {
        UUID id = student("s-1");
        assertThat(edited(id, "{\"studentNumber\": \"300\"}").edited().withheld())
                .hasSize(1);

        student("s-3", "300", "s3@lincoln.example");
        sources.assertCommitted(sources.main());

        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1", "s-2");
        Duplicates duplicates = new Duplicates(sources.lakeside.sql(), View.MASKED);
        assertThat(duplicates
                        .page(new Duplicates.Wanted(null, null), new Duplicates.Extent(new Reach.Everywhere(), null, 9))
                        .items())
                .extracting(one -> one.other().connection() + ": " + one.why().message())
                .containsExactlyInAnyOrder(
                        "passport: lakeside and passport differ in studentNumber; that of lakeside stays, until they agree or"
                                + " a master field says whose counts",
                        "passport: has the same studentNumber as " + id
                                + " of passport, which goes with another record of"
                                + " this connection. It is held out until that is settled or a person decides");
        done(edits.withdraw(target(id, Set.of()), House.OPERATOR));
        sources.assertCommitted(sources.main());
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1", "s-2", "s-3");
    }

    @Test
    void only_the_version_that_was_seen_is_edited() {
        UUID id = student("s-1");

        assertThat(edits.edit(target(id, Set.of(7)), "{\"phone\": \"1\"}", House.OPERATOR))
                .isEqualTo(new EditOutcome.Stale(1));
        assertThat(edits.edit(target(id, null), "{\"phone\": \"1\"}", House.OPERATOR))
                .isEqualTo(new EditOutcome.Unseen(1));
        assertThat(ownRuns()).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_and_no_value_with_it() {
        EditOutcome outcome = edits.create(
                new HubEdits.Newcomer(
                        EntityType.STUDENT,
                        "lakeside",
                        "h 1",
                        "{\"email\": 7, \"birthDate\": \"Geheim\", \"colour\": \"Geheim\", \"schools\":"
                                + " [\"Geheim\"]}"),
                House.OPERATOR);

        assertThat(outcome).isInstanceOf(EditOutcome.Refused.class);
        assertThat(((EditOutcome.Refused) outcome).problems())
                .hasSize(5)
                .noneMatch(problem -> problem.contains("Geheim"))
                .anyMatch(problem -> problem.startsWith("colour is no attribute of student"))
                .anyMatch(problem -> problem.startsWith("sisId "));
    }

    @Test
    void a_primary_grade_is_one_of_the_grades_whichever_of_them_is_edited() {
        UUID id = created(EntityType.STUDENT, "H1", "{\"familyName\": \"Muster\", \"grades\": [\"03\"]}");
        assertThat(grades(id)).isEqualTo("03 of [\"03\"]");

        edited(id, "{\"grades\": [\"02\", \"03\"]}");
        assertThat(grades(id)).as("it stays while it is one of them").isEqualTo("03 of [\"02\", \"03\"]");
        edited(id, "{\"grade\": \"02\"}");
        assertThat(grades(id)).isEqualTo("02 of [\"02\", \"03\"]");
        edited(id, "{\"grades\": [\"04\", \"05\"], \"grade\": null}");
        assertThat(grades(id)).isEqualTo("04 of [\"04\", \"05\"]");
        String problem = "grade is not among grades; write one of them, or the grades that it is one of";
        for (String contradiction : java.util.List.of(
                "{\"grade\": \"03\"}", "{\"grade\": \"04\", \"grades\": [\"06\"], \"phone\": \"1\"}")) {
            assertThat(edits.edit(target(id, Set.of()), contradiction, House.OPERATOR))
                    .isEqualTo(new EditOutcome.Refused(java.util.List.of(problem)));
        }
        assertThat(edits.create(
                        new HubEdits.Newcomer(
                                EntityType.STUDENT, "lakeside", "H2", "{\"grade\": \"03\", \"grades\": [\"04\"]}"),
                        House.OPERATOR))
                .isEqualTo(new EditOutcome.Refused(java.util.List.of(
                        "familyName is missing; a record that the hub makes can't be without it", problem)));
        edited(id, "{\"grades\": null}");
        assertThat(grades(id)).isNull();
        edited(id, "{\"grade\": \"07\"}");
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
    void references_are_to_live_records_of_the_district() {
        UUID nobody = UUID.fromString("0197c9b2-7c1e-5f00-9a51-3d5c6f0a1b2c");

        assertThat(edits.create(
                        new HubEdits.Newcomer(
                                EntityType.SCHOOL_ENROLLMENT,
                                "lakeside",
                                "e-1",
                                "{\"school\": \"%s\"}".formatted(nobody)),
                        House.OPERATOR))
                .isEqualTo(new EditOutcome.Refused(java.util.List.of(
                        "student or staff: write one of them, not both",
                        "school refers to " + nobody + ", which is no live school of district lakeside; look for its"
                                + " Passport ID in the list")));
    }

    @Test
    void the_hubs_own_source_is_no_connection_and_its_runs_are_listed_by_its_name_only() {
        edited(student("s-1"), "{\"phone\": \"555-0100\"}");

        assertThat(sources.lakeside.house.connections.list()).extracting("name").containsExactly("lakeside");
        assertThat(sources.lakeside.house.runs.list(new Runs.Wanted(null, null, null, 10)))
                .extracting("connection")
                .containsExactly("lakeside");
        assertThat(ownRuns())
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

    private static HubEdits.Target target(UUID id, @org.jspecify.annotations.Nullable Set<Integer> seen) {
        return new HubEdits.Target(EntityType.STUDENT, id, new Reach.Everywhere(), seen);
    }

    private EditOutcome.Done edited(UUID id, String attributes) {
        return done(edits.edit(target(id, Set.of()), attributes, House.OPERATOR));
    }
}
