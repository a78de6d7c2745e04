package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.access.Reach;
import org.passportsync.change.Edited;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.simulator.Resource;

/** What people edit in the hub is a contribution like any other: merged, linked to, and let go of. */
class HubEditsTest {

    private static final String RULES = """
            uniqueness:
              student: [ { attributes: [studentNumber] } ]
            masterFields:
              student: [ { attribute: phone, connection: passport, mode: MASTER } ]
            """;

    private TwoSources sources;
    private HubEdits edits;

    @BeforeEach
    void enter(@TempDir Path folder) {
        sources = TwoSources.in(folder, RULES);
        edits = new HubEdits(sources.lakeside.house.place, sources.lakeside.house.connections);
        student("s-1", "100", "s1@lincoln.example");
        student("s-2", "200", "s2@lincoln.example");
        sources.main();
    }

    @AfterEach
    void leave() {
        sources.close();
    }

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

    private String document(UUID contact) {
        return sources.document(EntityType.CONTACT, contact);
    }

    private long remembered(String sisId) {
        return sources.lakeside
                .sql()
                .sql("select count(*) from source_record where sis_id = :sisId and live")
                .param("sisId", sisId)
                .query(Long.class)
                .single();
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

    private java.util.List<Run> ownRuns() {
        return sources.lakeside.house.runs.list(new Runs.Wanted("passport", null, null, 10));
    }

    private long own() {
        return sources.lakeside
                .sql()
                .sql("select count(*) from source_record s join connection c on c.id = s.connection_id"
                        + " where c.application = 'passport'")
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

    private static HubEdits.Target target(UUID id, @org.jspecify.annotations.Nullable Set<Integer> seen) {
        return new HubEdits.Target(EntityType.STUDENT, id, new Reach.Everywhere(), seen);
    }

    private EditOutcome.Done edited(UUID id, String attributes) {
        return done(edits.edit(target(id, Set.of()), attributes, House.OPERATOR));
    }

    private UUID created(EntityType entity, String sisId, String attributes) {
        return done(edits.create(new HubEdits.Newcomer(entity, "lakeside", sisId, attributes), House.OPERATOR))
                .passportId();
    }

    private void withdrawn(EntityType entity, UUID id) {
        done(edits.withdraw(new HubEdits.Target(entity, id, new Reach.Everywhere(), Set.of()), House.OPERATOR));
    }

    private static EditOutcome.Done done(EditOutcome outcome) {
        assertThat(outcome).isInstanceOf(EditOutcome.Done.class);
        return (EditOutcome.Done) outcome;
    }

    private UUID student(String sisId) {
        return java.util.Objects.requireNonNull(sources.students().get(sisId));
    }

    private void student(String id, String number, String email) {
        sources.lakeside.district.aUser(
                id,
                "Student " + id,
                "\"identifier\":\"%s\",\"email\":\"%s\",".formatted(number, email),
                "student",
                "lincoln");
    }
}
