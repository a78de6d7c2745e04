package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.access.Actor;
import org.passportsync.connection.Guards;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Records of two connections that are one: linked by SIS ID and by domains, merged, and let go of one by one. */
class SeveralSourcesTest {

    private static final String RULES = """
            uniqueness:
              student: [ { attributes: [studentNumber] }, { attributes: [email] } ]
            masterFields:
              student:
                - { attribute: email, connection: annex, mode: MASTER }
                - { attribute: phone, connection: lakeside, mode: DO_NOT_OVERRIDE }
            """;

    private TwoSources sources;

    @BeforeEach
    void enter(@TempDir Path folder) {
        sources = TwoSources.in(folder, RULES);
    }

    @AfterEach
    void leave() {
        sources.close();
    }

    @Test
    void a_student_whom_both_have_under_one_number_is_one_and_the_masters_value_counts() {
        student("s-1", "100", "s1@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        annexStudent("a-77", "100", "ann@directory.example");

        sources.assertCommitted(sources.annex());

        assertThat(sources.student("a-77")).isEqualTo(sources.student("s-1"));
        assertThat(sources.document(EntityType.STUDENT, sources.student("s-1")))
                .contains("ann@directory.example")
                .contains("Student s-1");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1");
    }

    @Test
    void what_a_connection_has_alone_and_says_no_longer_goes_though_another_is_the_master() {
        String phone = "\"phone\":\"5550100\",";
        sources.lakeside.district.aUser(
                "s-1", "Student s-1", fields("100", "s1@lincoln.example") + phone, "student", "lincoln");
        sources.main();
        assertThat(sources.document(EntityType.STUDENT, sources.student("s-1"))).contains("email", "phone");
        student("s-1", "100", "");

        assertThat(sources.lakeside.changes(sources.main())).containsExactly("UPDATE student s-1 SOURCE");
        assertThat(sources.document(EntityType.STUDENT, sources.student("s-1"))).doesNotContain("email", "phone");
    }

    @Test
    void who_comes_back_without_a_value_does_not_get_the_old_one_back_from_the_master() {
        sources.main();
        sources.annexed(definition -> definition);
        annexStudent("a-1", "100", "ann@directory.example");
        annexStudent("a-2", "200", "two@directory.example");
        sources.assertCommitted(sources.annex());
        sources.annexRows.without(Resource.USERS, "a-1");
        sources.assertCommitted(sources.annex());
        annexStudent("a-1", "100", "");
        annexStudent("a-2", "200", "");

        sources.assertCommitted(sources.annex());

        assertThat(sources.document(EntityType.STUDENT, sources.student("a-1"))).doesNotContain("email");
        assertThat(sources.document(EntityType.STUDENT, sources.student("a-2"))).contains("two@directory.example");
    }

    @Test
    void what_another_put_there_waits_for_approval_also_where_a_run_of_schools_has_gone_before() {
        student("s-1", "100", "s1@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        annexStudent("a-1", "100", "ann@directory.example");
        sources.assertCommitted(sources.annexRun(EntityType.SCHOOL));

        Run first = sources.annexRun();

        assertThat(first.state()).isEqualTo(RunState.PARKED);
        assertThat(sources.lakeside.reasons(first)).containsExactly("FIRST_RUN");
        assertThat(sources.lakeside.holds(first))
                .containsExactly("what is uploaded for the first time would change what another connection put"
                        + " in the hub: 1 of student");
        assertThat(sources.document(EntityType.STUDENT, sources.student("s-1"))).contains("s1@lincoln.example");
        sources.assertCommitted(sources.lakeside.approve(first));
        annexStudent("a-1", "100", "anna@directory.example");
        sources.assertCommitted(sources.annexRun());
    }

    @Test
    void a_delete_of_one_source_removes_its_contribution_and_the_record_goes_with_the_last() {
        student("s-1", "100", "s1@lincoln.example");
        student("s-2", "200", "s2@lincoln.example");
        annexStudent("a-1", "100", "ann@directory.example");
        annexStudent("a-9", "900", "nine@directory.example");
        sources.main();
        sources.annexed(definition -> definition);
        sources.annex();
        UUID shared = sources.student("s-1");

        sources.lakeside.district.without(Resource.USERS, "s-1");
        Run run = sources.lakeside.sync();

        assertThat(run.state()).isEqualTo(RunState.COMMITTED);
        assertThat(sources.lakeside.changes(run)).contains("DELETE student s-1 SOURCE");
        assertThat(sources.document(EntityType.STUDENT, shared)).contains("ann@directory.example", "Student a-1");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-1", "a-9", "s-2");

        sources.annexRows.without(Resource.USERS, "a-1");
        sources.assertCommitted(sources.annex());
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-9", "s-2");
    }

    @Test
    void a_release_takes_a_contribution_out_and_says_so() {
        student("s-1", "100", "");
        annexStudent("a-1", "100", "ann@directory.example");
        sources.main();
        sources.annexed(definition -> definition);
        sources.annex();
        UUID shared = sources.student("s-1");
        assertThat(sources.document(EntityType.STUDENT, shared)).contains("ann@directory.example");
        sources.lakeside.house.life.order("annex", Order.RETIRE, House.OPERATOR);

        Run held = Lakeside.ended(sources.lakeside.house.syncs.launch(
                LaunchParameters.release("annex", "moved"), House.OPERATOR, RunWatcher.NONE));
        assertThat(sources.lakeside.changes(held)).contains("DELETE student a-1 RELEASE");
        sources.assertCommitted(sources.lakeside.approve(held));

        assertThat(sources.document(EntityType.STUDENT, shared)).doesNotContain("ann@directory.example");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1");
        assertThat(sources.lakeside.changes(sources.main("force=true"))).isEmpty();
    }

    @Test
    void a_release_calls_a_record_as_those_do_who_keep_it() {
        student("s-1", "100", "s1@lincoln.example");
        annexStudent("a-1", "100", "s1@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        sources.annex();
        sources.lakeside.house.life.order("lakeside", Order.RETIRE, House.OPERATOR);

        Run held = Lakeside.ended(sources.lakeside.house.syncs.launch(
                LaunchParameters.release("lakeside", "moved"), House.OPERATOR, RunWatcher.NONE));
        sources.assertCommitted(sources.lakeside.approve(held));

        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-1");
    }

    @Test
    void a_student_under_a_new_sis_id_goes_on_as_the_same() {
        student("s-1", "100", "s1@lincoln.example");
        student("s-2", "200", "s2@lincoln.example");
        sources.main();
        UUID before = sources.student("s-1");

        sources.lakeside.district.without(Resource.USERS, "s-1");
        student("s-1b", "100", "s1@lincoln.example");
        Run run = sources.main();

        assertThat(sources.students()).containsEntry("s-1b", before).doesNotContainKey("s-1");
        assertThat(sources.lakeside.changes(run))
                .contains("UPDATE student s-1b REKEY")
                .noneMatch(change -> change.startsWith("DELETE student"));
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1b", "s-2");
        assertThat(sources.lakeside.changes(sources.main())).isEmpty();
    }

    @Test
    void a_newcomer_with_a_number_that_is_taken_is_held_out_and_comes_when_it_is_free() {
        student("s-1", "100", "s1@lincoln.example");
        sources.main();
        student("s-2", "100", "s2@lincoln.example");

        Run run = sources.main();

        assertThat(run.state()).isEqualTo(RunState.COMMITTED_WITH_ISSUES);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1");
        assertThat(sources.lakeside.issues()).contains("DUPLICATE unique student s-2");
        sources.main();
        assertThat(sources.lakeside.issues()).contains("DUPLICATE unique student s-2");

        student("s-1", "101", "s1@lincoln.example");
        sources.main();
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1", "s-2");
        assertThat(sources.lakeside.issues()).isEmpty();
    }

    @Test
    void siblings_with_one_address_are_both_kept_and_flagged() {
        student("s-1", "100", "family@home.example");
        student("s-2", "200", "FAMILY@home.example ");

        sources.main();

        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("s-1", "s-2");
        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE unique student s-2");
    }

    @Test
    void what_two_sources_disagree_about_stays_as_it_is_and_is_told_once() {
        student("s-1", "100", "s1@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        annexStudent("a-1", "100", "ann@directory.example");
        sources.annex();

        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE differs student a-1");
        assertThat(sources.lakeside.changes(sources.main("force=true"))).isEmpty();
        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE differs student a-1");
    }

    @Test
    void what_two_sources_disagree_about_closes_with_the_run_that_lets_them_agree_whosever_it_is() {
        student("s-1", "100", "s1@lincoln.example");
        student("s-2", "200", "s2@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        annexStudent("a-1", "100", "ann@directory.example");
        annexStudent("a-2", "200", "bob@directory.example");
        sources.annex();
        sources.lakeside.house.life.order("annex", Order.PAUSE, House.OPERATOR);

        named("s-1", "100", "Other");
        sources.main();
        assertThat(sources.lakeside.issues())
                .containsExactly("DUPLICATE differs student a-1", "DUPLICATE differs student a-2");

        named("s-1", "100", "Student a-1");
        sources.main();
        assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE differs student a-2");

        sources.lakeside.house.apply(
                mapped("", RULES + "    - { attribute: familyName, connection: lakeside, mode: MASTER }\n"));
        sources.main();
        assertThat(sources.lakeside.issues()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"force=false", "force=true"})
    void whom_two_have_at_one_school_is_at_two_once_these_are_mapped_apart_and_at_one_once_they_are_not(String force) {
        student("s-2", "200", "s2@lincoln.example");
        sources.main();
        sources.lakeside
                .district
                .aSchool("west")
                .aUser("s-1", "Student s-1", fields("100", "s1@west.example"), "student", "west");
        sources.lakeside.house.apply(mapped("{ source: west, existing: school-lincoln }", RULES));
        sources.main();
        sources.annexed(definition -> definition);
        annexStudent("a-1", "100", "s1@west.example");
        sources.annex();
        assertThat(edges()).containsExactly("s-1|student|west school-lincoln", "s-2|student|lincoln school-lincoln");

        sources.lakeside.house.apply(mapped("", RULES));
        sources.main(force);
        assertThat(edges())
                .containsExactly(
                        "a-1|student|a-1 school-lincoln",
                        "s-1|student|west school-west",
                        "s-2|student|lincoln school-lincoln");
        assertThat(sources.lakeside.changes(sources.main(force))).isEmpty();

        disableDeletion();
        sources.lakeside.house.apply(mapped("{ source: west, existing: school-lincoln }", RULES));
        sources.main(force);
        assertThat(edges()).contains("a-1|student|a-1 school-lincoln", "s-1|student|west school-west");

        enableDeletion();
        sources.assertCommitted(approved(sources.lakeside.sync(force)));
        assertThat(edges()).containsExactly("a-1|student|a-1 school-lincoln", "s-2|student|lincoln school-lincoln");
        assertThat(sources.lakeside.changes(sources.main(force))).isEmpty();
    }

    private Run approved(Run run) {
        return run.state() == RunState.PARKED ? sources.lakeside.approve(run) : run;
    }

    /** School enrollments of the hub, each with the school's short name. */
    private List<String> edges() {
        return sources.lakeside
                .sql()
                .sql("""
                        select e.sis_id || ' ' || s.slug as told from passport_record e
                        join passport_record s on s.entity = 1 and s.id = (e.document ->> 'school')::uuid
                        where e.entity = 7 and e.deleted_at is null order by 1
                        """)
                .query((row, _) -> row.getString("told"))
                .list();
    }

    /** The main connection, all its schools mapped, one of them by an entry. */
    private String mapped(String entry, String rules) {
        String text = Definitions.lakeside(sources.lakeside.skyward)
                .with("pageSize", "100\n  maxConcurrentRequests: 1")
                .advanced("multipleSources: true\n  compareByUniqueness: true")
                .section(rules)
                .text();
        return entry.isEmpty() ? text : text.replace("  autoMap: true", "  autoMap: true\n  map:\n    - " + entry);
    }

    @Test
    void what_a_retired_connection_holds_leaves_with_the_student_that_was_taken_over() {
        takenOver();
        sources.annexRows.without(Resource.USERS, "a-1");

        Run run = sources.annex();

        sources.assertCommitted(run);
        assertThat(sources.lakeside.changes(run))
                .contains("DELETE enrollment e-1 PARENT", "UPDATE contact g-1 PARENT")
                .doesNotContain("DELETE contact g-1 PARENT");
        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).containsExactly("e-2");
        assertThat(sources.lakeside.live(EntityType.CONTACT)).containsExactly("g-1");
        assertThat(dangling()).isEmpty();
        assertThat(remembered("e-1")).isEmpty();
        assertThat(sources.lakeside.changes(sources.annex())).isEmpty();

        sources.annexRows.without(Resource.USERS, "a-2");
        Run last = sources.annex();
        sources.assertCommitted(last);
        assertThat(sources.lakeside.changes(last))
                .contains("DELETE enrollment e-2 PARENT", "DELETE contact g-1 PARENT");
        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).isEmpty();
        assertThat(sources.lakeside.live(EntityType.CONTACT)).isEmpty();
        assertThat(remembered("g-1")).isEmpty();
        assertThat(sources.lakeside
                        .sql()
                        .sql("select b.live from baseline b join connection c on c.id = b.connection_id"
                                + " where c.name = 'lakeside' and b.entity = 8")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void what_a_retired_connection_holds_stays_with_the_student_whose_delete_is_withheld() {
        takenOver();
        sources.annexRows.without(Resource.USERS, "a-1");
        disableDeletion();

        Run run = sources.annex();

        sources.assertCommitted(run);
        assertThat(withheld(run)).contains("student a-1 SOURCE", "enrollment e-1 PARENT");
        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).containsExactly("e-1", "e-2");
        assertThat(remembered("e-1")).hasSize(1);

        enableDeletion();
        assertThat(sources.lakeside.changes(sources.annex())).contains("DELETE enrollment e-1 PARENT");
        assertThat(dangling()).isEmpty();
    }

    @Test
    void what_a_retired_connection_holds_refers_no_more_to_the_course_and_terms_that_were_taken_over_and_left() {
        session(sources.lakeside.district, "year", "");
        session(sources.lakeside.district, "fall", "year");
        session(sources.lakeside.district, "spring", "year");
        sources.lakeside.district.put(Resource.CLASSES, """
                {"sourcedId":"c-2","status":"active","title":"Class c-2","course":{"sourcedId":"course-c-1"},
                 "school":{"sourcedId":"lincoln"},"terms":[{"sourcedId":"fall"},{"sourcedId":"spring"}]}""");
        session(sources.annexRows, "year", "");
        session(sources.annexRows, "fall", "year");
        session(sources.annexRows, "own", "");
        for (String course : List.of("course-c-1", "own")) {
            sources.annexRows.put(Resource.COURSES, """
                    {"sourcedId":"%s","status":"active","title":"Course","org":{"sourcedId":"a-1"}}""".formatted(course));
        }
        takenOver();
        sources.annexRows.without(Resource.ACADEMIC_SESSIONS, "year", "fall").without(Resource.COURSES, "course-c-1");
        disableDeletion();
        assertThat(withheld(sources.annex())).contains("course course-c-1 SOURCE");
        assertThat(sources.lakeside.document(EntityType.CLASS, "c-1")).contains("course");
        enableDeletion();

        Run run = sources.annex();

        sources.assertCommitted(run);
        assertThat(sources.lakeside.changes(run))
                .containsExactlyInAnyOrder(
                        "DELETE calendar year SOURCE",
                        "DELETE calendar fall SOURCE",
                        "UPDATE calendar spring PARENT",
                        "DELETE course course-c-1 SOURCE",
                        "UPDATE class c-1 PARENT",
                        "UPDATE class c-2 PARENT");
        assertThat(dangling()).isEmpty();
        assertThat(sources.lakeside.document(EntityType.CLASS, "c-2"))
                .contains(sources.passport("lakeside", EntityType.CALENDAR, "spring")
                        .toString());
        assertThat(sources.lakeside.changes(sources.annex())).isEmpty();
    }

    private static void session(FewRows rows, String id, String parent) {
        rows.put(Resource.ACADEMIC_SESSIONS, """
                {"sourcedId":"%s","status":"active","title":"%1$s","type":"term","startDate":"2026-08-01",%s
                 "endDate":"2027-06-30","schoolYear":"2027"}""".formatted(
                        id, parent.isEmpty() ? "" : "\"parent\":{\"sourcedId\":\"" + parent + "\"},"));
    }

    @Test
    void what_would_leave_with_a_student_is_not_approved_once_its_connection_has_come_back() {
        takenOver();
        sources.annexRows.without(Resource.USERS, "a-1");
        sources.annexed(definition -> definition.advanced("preview: true").section(RULES));
        Run held = sources.annexRun();
        assertThat(held.state()).isEqualTo(RunState.PARKED);

        assertThat(sources.lakeside.house.life.order("lakeside", Order.RESUME, House.OPERATOR))
                .isInstanceOf(Moved.Done.class);

        assertThat(sources.lakeside.house.syncs.approve(
                        held.id(), String.valueOf(held.digest()), null, House.OPERATOR, RunWatcher.NONE))
                .isInstanceOf(Launched.Refused.class);
    }

    @Test
    void nobody_moves_to_another_record_while_deletion_is_disabled_if_the_one_they_leave_would_go() {
        student("s-1", "100", "s1@lincoln.example");
        annexStudent("a-1", "200", "a1@lincoln.example");
        annexStudent("a-2", "300", "a2@lincoln.example");
        sources.main();
        sources.annexed(definition -> definition);
        sources.annex();
        UUID apart = sources.student("a-1");
        disableDeletion();
        annexStudent("a-1", "100", "a1@lincoln.example");

        for (int night = 0; night < 2; night++) {
            Run run = sources.annex();
            sources.assertCommitted(run);
            assertThat(withheld(run)).contains("student a-1 MERGE");
            assertThat(sources.lakeside.changes(run)).noneMatch(change -> change.startsWith("UPDATE"));
            assertThat(sources.student("a-1")).isEqualTo(apart);
            assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-1", "a-2", "s-1");
            assertThat(sources.lakeside.issues()).containsExactly("DUPLICATE unique student a-1");
        }

        enableDeletion();
        assertThat(sources.lakeside.changes(sources.annex())).contains("DELETE student a-1 MERGE");
        assertThat(sources.student("a-1")).isEqualTo(sources.student("s-1"));
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-2", "s-1");
    }

    /** Two students of the retired main connection are taken over by the annex; their guardian and enrollments are not. */
    private void takenOver() {
        String agents = "\"agents\":[{\"sourcedId\":\"g-1\"}],";
        sources.lakeside
                .district
                .aUser("s-1", "Student", fields("100", "s1@lincoln.example") + agents, "student", "lincoln")
                .aUser("s-2", "Student", fields("200", "s2@lincoln.example") + agents, "student", "lincoln")
                .aGuardian("g-1")
                .aClass("c-1", "lincoln")
                .anEnrollment("e-1", "s-1", "c-1")
                .anEnrollment("e-2", "s-2", "c-1");
        annexStudent("a-1", "100", "s1@lincoln.example");
        annexStudent("a-2", "200", "s2@lincoln.example");
        sources.main();
        sources.lakeside.house.life.order("lakeside", Order.RETIRE, House.OPERATOR);
        sources.annexed(definition -> definition.section(RULES));
        sources.assertCommitted(sources.annex());
        assertThat(sources.students()).containsOnlyKeys("a-1", "a-2");
        assertThat(sources.lakeside.live(EntityType.CONTACT)).containsExactly("g-1");
    }

    private void disableDeletion() {
        deletion(new Guards.Window(LocalDate.EPOCH, LocalDate.EPOCH.plusYears(1000)));
    }

    private void enableDeletion() {
        deletion(null);
    }

    private void deletion(Guards.@Nullable Window window) {
        sources.lakeside.house.connections.guard(
                "lakeside", guards -> guards.with(Guards.Kind.DISABLE_DELETION, window), Actor.here("steward"));
    }

    private List<String> withheld(Run run) {
        return sources.lakeside
                .sql()
                .sql("select * from change where run_id = :run and withheld")
                .param("run", run.id())
                .query((row, _) -> EntityType.byCode(row.getInt("entity")).key() + " " + row.getString("sis_id") + " "
                        + row.getString("cause"))
                .list();
    }

    /** Live records with references to what is not. */
    private List<String> dangling() {
        return sources.lakeside
                .sql()
                .sql("""
                        select p.sis_id from passport_record p
                        where p.deleted_at is null
                          and exists (select from passport_record gone
                                      where gone.deleted_at is not null and strpos(p.document::text, gone.id::text) > 0)
                        """)
                .query((row, _) -> row.getString("sis_id"))
                .list();
    }

    private List<String> remembered(String sisId) {
        return sources.lakeside
                .sql()
                .sql("select sis_id from source_record where sis_id = :sisId"
                        + " union all select sis_id from source_part where sis_id = :sisId")
                .param("sisId", sisId)
                .query((row, _) -> row.getString("sis_id"))
                .list();
    }

    @ParameterizedTest
    @CsvSource({"s-1, 100", "77, 900"})
    void who_is_live_later_than_the_other_is_linked_then(String sisId, String number) {
        String asOf = "asOf=2026-09-14";
        student("s-9", "9", "s9@lincoln.example");
        sources.main(asOf);
        sources.annexed(definition -> definition);
        annexStudent("a-9", "99", "a9@annex.example");
        sources.annexRows.put(Resource.USERS, """
                {"sourcedId":"77","status":"active","enabledUser":"true","givenName":"Given","familyName":"To Come",
                 "identifier":"100",
                 "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"a-1"},"beginDate":"2026-10-01"}]}""");
        sources.assertCommitted(sources.annexOn(LocalDate.of(2026, 9, 14)));
        student(sisId, number, "s1@lincoln.example");
        sources.main(asOf);
        UUID kept = sources.student(sisId);

        sources.assertCommitted(sources.annexOn(LocalDate.of(2026, 10, 2)));

        assertThat(sources.passport("annex", EntityType.STUDENT, "77")).isEqualTo(kept);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactlyInAnyOrder("a-9", "s-9", sisId);
        sources.assertCommitted(sources.annexOn(LocalDate.of(2026, 10, 3)));
        assertThat(sources.passport("annex", EntityType.STUDENT, "77")).isEqualTo(kept);
    }

    private void student(String id, String number, String email) {
        sources.lakeside.district.aUser(id, "Student " + id, fields(number, email), "student", "lincoln");
    }

    private void named(String id, String number, String familyName) {
        sources.lakeside.district.aUser(id, familyName, fields(number, id + "@lincoln.example"), "student", "lincoln");
    }

    private void annexStudent(String id, String number, String email) {
        sources.annexRows.aUser(id, "Student " + id, fields(number, email), "student", "a-1");
    }

    private static String fields(String number, String email) {
        return "\"identifier\":\"%s\",\"email\":\"%s\",".formatted(number, email);
    }
}
