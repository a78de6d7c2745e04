package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passportsync.access.Reach;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** Records that people made in the hub: who joins them, and what they go with. */
class HubMadeTest extends EditedHub {

    @Test
    void a_student_that_the_hub_made_is_joined_by_the_source_that_has_the_same_number() {
        UUID made = created(EntityType.STUDENT, "h-1", "{\"familyName\": \"Made\", \"studentNumber\": \"300\"}");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("h-1", "s-1", "s-2");

        student("s-3", "300", "s3@lincoln.example");
        sources.assertCommitted(sources.main());

        assertThat(sources.students()).containsEntry("s-3", made);
        assertThat(sources.document(EntityType.STUDENT, made)).contains("s3@lincoln.example", "Made");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("h-1", "s-1", "s-2");

        sources.lakeside.district.without(Resource.USERS, "s-3");
        sources.main();
        assertThat(sources.document(EntityType.STUDENT, made)).doesNotContain("s3@lincoln.example");

        withdrawn(EntityType.STUDENT, made);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1", "s-2");
    }

    @Test
    void who_is_made_under_the_sis_id_of_somebody_whom_a_source_took_over_is_somebody_else() {
        UUID made = created(EntityType.STUDENT, "h-1", "{\"familyName\": \"Made\", \"studentNumber\": \"300\"}");
        student("s-3", "300", "s3@lincoln.example");
        sources.assertCommitted(sources.main());
        withdrawn(EntityType.STUDENT, made);

        UUID other = created(EntityType.STUDENT, "h-1", "{\"familyName\": \"Other\", \"phone\": \"555-0100\"}");

        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("h-1", "s-1", "s-2", "s-3");
        assertThat(sources.document(EntityType.STUDENT, made)).doesNotContain("555-0100");
        withdrawn(EntityType.STUDENT, other);
        assertThat(created(EntityType.STUDENT, "h-1", "{\"familyName\": \"Other\"}"))
                .isEqualTo(other);
    }

    @Test
    void nobody_is_made_or_edited_to_have_the_identifier_of_somebody_else() {
        UUID there = student("s-1");
        EditOutcome refused = new EditOutcome.Obstacle("a student with this studentNumber is there already, as " + there
                + "; edit that one, or write another studentNumber");

        assertThat(edits.create(
                        new HubEdits.Newcomer(
                                EntityType.STUDENT,
                                "lakeside",
                                "h-1",
                                "{\"familyName\": \"Typo\", \"studentNumber\": \" 100\"}"),
                        House.OPERATOR))
                .isEqualTo(refused);
        UUID made = created(EntityType.STUDENT, "h-1", "{\"familyName\": \"Made\", \"studentNumber\": \"300\"}");
        HubEdits.Target target = new HubEdits.Target(EntityType.STUDENT, made, new Reach.Everywhere(), Set.of());
        assertThat(edits.edit(target, "{\"studentNumber\": \"100\"}", House.OPERATOR))
                .isEqualTo(refused);
        done(edits.edit(target, "{\"studentNumber\": \"300\", \"phone\": \"555-0100\"}", House.OPERATOR));

        student("s-1", "100", "changed@lincoln.example");
        sources.assertCommitted(sources.main());
        assertThat(student("s-1")).isEqualTo(there);
    }

    @Test
    void an_enrollment_that_is_there_is_not_made_again_under_another_sis_id() {
        sources.lakeside.district.aClass("c-1", "lincoln").anEnrollment("e-1", "s-1", "c-1");
        sources.main();
        String attributes = "{\"student\": \"%s\", \"class\": \"%s\", \"role\": \"%s\"}";
        UUID clazz = only(EntityType.CLASS);

        assertThat(edits.create(
                        new HubEdits.Newcomer(
                                EntityType.ENROLLMENT,
                                "lakeside",
                                "h-1",
                                attributes.formatted(student("s-1"), clazz, "student")),
                        House.OPERATOR))
                .isEqualTo(
                        new EditOutcome.Obstacle("a enrollment with this person, class and role is there already, as "
                                + only(EntityType.ENROLLMENT)
                                + "; edit that one, or write another person, class and role"));
        created(EntityType.ENROLLMENT, "h-1", attributes.formatted(student("s-2"), clazz, "student"));
        created(EntityType.ENROLLMENT, "h-2", attributes.formatted(student("s-1"), clazz, "proctor"));
    }

    @Test
    void what_the_hub_made_goes_with_the_record_that_it_can_not_stand_without() {
        UUID student = student("s-1");
        UUID school = only(EntityType.SCHOOL);
        UUID clazz = created(EntityType.CLASS, "c-1", "{\"title\": \"Choir\", \"school\": \"%s\"}".formatted(school));
        created(
                EntityType.ENROLLMENT,
                "e-1",
                "{\"student\": \"%s\", \"class\": \"%s\", \"role\": \"student\"}".formatted(student, clazz));
        created(
                EntityType.CONTACT,
                "k-1",
                "{\"familyName\": \"Aunt\", \"relationships\": [{\"student\": \"%s\", \"type\": \"aunt\"}]}"
                        .formatted(student));

        sources.lakeside.district.without(Resource.USERS, "s-1");
        sources.main();

        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).isEmpty();
        assertThat(sources.lakeside.live(EntityType.CONTACT)).isEmpty();
        assertThat(sources.lakeside.live(EntityType.CLASS)).containsExactly("c-1");
        Run follow = ownRuns().getFirst();
        assertThat(sources.lakeside.changes(follow))
                .containsExactly("DELETE enrollment e-1 PARENT", "DELETE contact k-1 PARENT");
    }

    @Test
    void what_a_retired_connection_holds_goes_with_the_student_that_the_hub_lets_go() {
        UUID made = created(EntityType.STUDENT, "h-1", "{\"familyName\": \"Made\", \"studentNumber\": \"300\"}");
        student("s-3", "300", "s3@lincoln.example");
        sources.lakeside.district.aClass("c-1", "lincoln").anEnrollment("e-3", "s-3", "c-1");
        sources.main();
        sources.lakeside.house.life.order("lakeside", Order.RETIRE, House.OPERATOR);
        sources.annexed(definition -> definition.section(RULES));
        sources.annexRows.aUser("a-3", "Annexed", "\"identifier\":\"300\",", "student", "a-1");
        sources.annexRows.aUser("a-4", "Annexed", "\"identifier\":\"400\",", "student", "a-1");
        sources.assertCommitted(sources.annex());
        sources.annexRows.without(Resource.USERS, "a-3");
        sources.assertCommitted(sources.annex());
        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).containsExactly("e-3");

        withdrawn(EntityType.STUDENT, made);

        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).isEmpty();
        assertThat(sources.lakeside.changes(ownRuns().getFirst())).contains("DELETE enrollment e-3 PARENT");
    }

    @Test
    void a_contact_that_a_retired_connection_holds_too_loses_one_student_after_the_other_and_leaves_with_the_last() {
        UUID guardian = guardianOfBoth();
        UUID second = student("a-2");
        assertThat(document(guardian)).contains(student("a-1").toString(), second.toString());
        done(edits.edit(
                new HubEdits.Target(EntityType.CONTACT, guardian, new Reach.Everywhere(), Set.of()),
                "{\"phone\": \"555-0100\"}",
                House.OPERATOR));
        assertThat(document(guardian)).contains(student("a-1").toString(), second.toString(), "555-0100");

        UUID first = student("a-1");
        sources.annexRows.without(Resource.USERS, "a-1");
        sources.assertCommitted(sources.annex());
        assertThat(document(guardian)).contains(second.toString()).doesNotContain(first.toString());

        sources.annexRows.without(Resource.USERS, "a-2");
        sources.assertCommitted(sources.annex());
        assertThat(sources.lakeside.live(EntityType.CONTACT)).isEmpty();
        assertThat(remembered("g-1")).isZero();
    }

    @Test
    void what_a_retired_connection_holds_too_leaves_with_all_students_at_once() {
        guardianOfBoth();
        sources.annexRows.without(Resource.USERS, "a-1", "a-2");

        sources.assertCommitted(sources.annex());

        assertThat(sources.lakeside.live(EntityType.CONTACT)).isEmpty();
        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).isEmpty();
        assertThat(remembered("g-1") + remembered("e-1")).isZero();
    }

    /**
     * A contact and an enrollment that the hub made for the first student, and the main connection, retired by now, has too;
     * for both students, whom the annex has taken over.
     */
    private UUID guardianOfBoth() {
        UUID guardian = created(
                EntityType.CONTACT,
                "g-1",
                "{\"familyName\": \"Guardian\", \"relationships\": [{\"student\": \"%s\", \"type\": \"aunt\"}]}"
                        .formatted(student("s-1")));
        for (String number : java.util.List.of("100", "200")) {
            sources.lakeside.district.aUser(
                    "s-" + number.charAt(0),
                    "Student",
                    "\"identifier\":\"%s\",\"agents\":[{\"sourcedId\":\"g-1\"}],".formatted(number),
                    "student",
                    "lincoln");
        }
        sources.lakeside.district.aGuardian("g-1").aClass("c-1", "lincoln");
        sources.assertCommitted(sources.lakeside.approve(sources.lakeside.sync()));
        created(
                EntityType.ENROLLMENT,
                "e-1",
                "{\"student\": \"%s\", \"class\": \"%s\", \"role\": \"student\"}"
                        .formatted(student("s-1"), only(EntityType.CLASS)));
        sources.lakeside.district.anEnrollment("e-1", "s-1", "c-1");
        sources.assertCommitted(sources.lakeside.approve(sources.lakeside.sync()));
        assertThat(remembered("g-1")).isEqualTo(2);
        assertThat(remembered("e-1")).isEqualTo(2);
        assertThat(sources.lakeside.live(EntityType.CONTACT)).containsExactly("g-1");
        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).containsExactly("e-1");
        sources.lakeside.house.life.order("lakeside", Order.RETIRE, House.OPERATOR);
        sources.annexed(definition -> definition.section(RULES));
        for (String number : java.util.List.of("100", "200", "300")) {
            sources.annexRows.aUser(
                    "a-" + number.charAt(0), "Annexed", "\"identifier\":\"%s\",".formatted(number), "student", "a-1");
        }
        sources.assertCommitted(sources.annex());
        return guardian;
    }

    private long remembered(String sisId) {
        return sources.lakeside
                .sql()
                .sql("select count(*) from source_record where sis_id = :sisId and live")
                .param("sisId", sisId)
                .query(Long.class)
                .single();
    }

    private UUID only(EntityType entity) {
        return sources.lakeside
                .sql()
                .sql("select id from passport_record where entity = :entity and deleted_at is null")
                .param("entity", entity.code())
                .query(UUID.class)
                .single();
    }

    private void withdrawn(EntityType entity, UUID id) {
        done(edits.withdraw(new HubEdits.Target(entity, id, new Reach.Everywhere(), Set.of()), House.OPERATOR));
    }
}
