package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** Records that people make in the hub: checked, joined by sources, and gone with what they can't stand without. */
class HubMadeTest {

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
    void a_student_that_the_hub_made_is_joined_by_the_source_that_has_the_same_number() {
        UUID made = hub.created(EntityType.STUDENT, "h-1", "{\"familyName\": \"Made\", \"studentNumber\": \"300\"}");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("h-1", "s-1", "s-2");

        sources.student("s-3", "300", "s3@lincoln.example");
        sources.assertCommitted(sources.main());

        assertThat(sources.students()).containsEntry("s-3", made);
        assertThat(sources.document(EntityType.STUDENT, made)).contains("s3@lincoln.example", "Made");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("h-1", "s-1", "s-2");

        sources.lakeside.district.without(Resource.USERS, "s-3");
        sources.main();
        assertThat(sources.document(EntityType.STUDENT, made)).doesNotContain("s3@lincoln.example");

        hub.withdrawn(EntityType.STUDENT, made);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1", "s-2");
    }

    @Test
    void what_the_hub_made_goes_with_the_record_that_it_can_not_stand_without() {
        UUID student = sources.student("s-1");
        UUID school = only(EntityType.SCHOOL);
        UUID clazz =
                hub.created(EntityType.CLASS, "c-1", "{\"title\": \"Choir\", \"school\": \"%s\"}".formatted(school));
        hub.created(
                EntityType.ENROLLMENT,
                "e-1",
                "{\"student\": \"%s\", \"class\": \"%s\", \"role\": \"student\"}".formatted(student, clazz));
        hub.created(
                EntityType.CONTACT,
                "k-1",
                "{\"familyName\": \"Aunt\", \"relationships\": [{\"student\": \"%s\", \"type\": \"aunt\"}]}"
                        .formatted(student));

        sources.lakeside.district.without(Resource.USERS, "s-1");
        sources.main();

        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).isEmpty();
        assertThat(sources.lakeside.live(EntityType.CONTACT)).isEmpty();
        assertThat(sources.lakeside.live(EntityType.CLASS)).containsExactly("c-1");
        Run follow = hub.ownRuns().getFirst();
        assertThat(sources.lakeside.changes(follow))
                .containsExactly("DELETE enrollment e-1 PARENT", "DELETE contact k-1 PARENT");
    }

    @Test
    void what_a_retired_connection_holds_goes_with_the_student_that_the_hub_lets_go() {
        UUID made = hub.created(EntityType.STUDENT, "h-1", "{\"familyName\": \"Made\", \"studentNumber\": \"300\"}");
        sources.student("s-3", "300", "s3@lincoln.example");
        sources.lakeside.district.aClass("c-1", "lincoln").anEnrollment("e-3", "s-3", "c-1");
        sources.main();
        sources.lakeside.house.life.order("lakeside", Order.RETIRE, House.OPERATOR);
        sources.annexed(definition -> definition.section(EditedHub.RULES));
        sources.annexRows.aUser("a-3", "Annexed", "\"identifier\":\"300\",", "student", "a-1");
        sources.annexRows.aUser("a-4", "Annexed", "\"identifier\":\"400\",", "student", "a-1");
        sources.assertCommitted(sources.annex());
        sources.annexRows.without(Resource.USERS, "a-3");
        sources.assertCommitted(sources.annex());
        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).containsExactly("e-3");

        hub.withdrawn(EntityType.STUDENT, made);

        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).isEmpty();
        assertThat(sources.lakeside.changes(hub.ownRuns().getFirst())).contains("DELETE enrollment e-3 PARENT");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_and_no_value_with_it() {
        EditOutcome outcome = hub.edits.create(
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
    void references_are_to_live_records_of_the_district() {
        UUID nobody = UUID.fromString("0197c9b2-7c1e-5f00-9a51-3d5c6f0a1b2c");

        assertThat(hub.edits.create(
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

    private UUID only(EntityType entity) {
        return sources.lakeside
                .sql()
                .sql("select id from passport_record where entity = :entity and deleted_at is null")
                .param("entity", entity.code())
                .query(UUID.class)
                .single();
    }
}
