package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** What a retired connection holds of people, classes and schools that another has taken over. */
class RetiredSourcesTest extends SharedRecords {

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
}
