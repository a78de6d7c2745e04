package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Rule 9: what counts is what changes at the passport record, and what leaves the connection. */
class CountingRuleTest extends CountedRuns {

    @Test
    void a_source_change_without_a_passport_change_is_recorded_and_not_counted(@TempDir Path folder) {
        try (Lakeside lakeside = Lakeside.in(
                folder, definition -> definition.advanced("holdThreshold: { school: { updates: { percent: 0 } } }"))) {
            lakeside.district.aSchool("lincoln").students(1, 3, "lincoln");
            lakeside.committed();
            lakeside.district.put(Resource.ORGS, """
                    {"sourcedId":"lincoln","status":"active","name":"Renamed in the SIS","type":"school"}""");

            Run run = lakeside.sync();

            assertThat(run.state()).as(lakeside.holds(run).toString()).isEqualTo(RunState.COMMITTED);
            assertThat(lakeside.changes(run)).isEmpty();
            assertThat(counted(lakeside, run, "updates")).isZero();
            assertThat(lakeside.document(EntityType.SCHOOL, "lincoln")).contains("School lincoln");
            assertThat(lakeside.sql()
                            .sql("select document ->> 'name' from source_record where entity = 1")
                            .query(String.class)
                            .single())
                    .isEqualTo("Renamed in the SIS");
        }
    }

    @Test
    void what_leaves_counts_once_and_what_goes_with_it_in_its_own_entity(@TempDir Path folder) {
        try (Lakeside lakeside = Lakeside.in(folder)) {
            lakeside.district
                    .aSchool("lincoln")
                    .students(1, 20, "lincoln")
                    .aClass("c1", "lincoln")
                    .anEnrollment("e1", "s-001", "c1")
                    .anEnrollment("e2", "s-002", "c1");
            lakeside.committed();
            lakeside.district.without(Resource.USERS, "s-001");

            Run run = lakeside.committed();

            assertThat(counted(lakeside, run, "deletes")).isEqualTo(3);
            assertThat(lakeside.changes(run))
                    .containsExactly(
                            "DELETE student s-001 SOURCE",
                            "DELETE schoolEnrollment s-001|student|lincoln SOURCE",
                            "DELETE enrollment e1 PARENT");
        }
    }

    @Test
    void who_moves_is_counted_at_the_school_that_they_leave_and_at_the_one_they_come_to(@TempDir Path folder) {
        try (LittleDistrict district = new LittleDistrict(folder)) {
            district.apply(district.definition());
            assertThat(atSchools(district.house, district.committed(), EntityType.STUDENT))
                    .containsExactly("101 0 -> 20", "205 0 -> 10");
            for (int number = 1; number <= 9; number++) {
                district.move("205", number, "101");
            }
            district.leave("101", 1, 1);
            district.student("205", 11);

            Run run = ((Launched.Ended) district.approve(district.parked())).run();

            assertThat(atSchools(district.house, run, EntityType.STUDENT))
                    .containsExactly("101 20 -> 28", "205 10 -> 2");
            assertThat(miscounted(district.house, run)).isEmpty();
        }
    }

    @Test
    void who_joins_anothers_record_is_counted_too_unchanged_where_nothing_changes(@TempDir Path folder) {
        try (TwoSources sources =
                TwoSources.in(folder, "uniqueness: { student: [ { attributes: [studentNumber] } ] }\n")) {
            for (int number = 1; number <= 4; number++) {
                sources.lakeside.district.aUser(
                        "s-" + number, "Student", "\"identifier\":\"" + number + "\",", "student", "lincoln");
                sources.annexRows.aUser(
                        "a-" + number,
                        "Student",
                        "\"identifier\":\"" + number + "\"," + (number < 3 ? "" : "\"email\":\"new@lincoln.example\","),
                        "student",
                        "a-1");
            }
            sources.annexRows.aUser("a-9", "Student", "\"identifier\":\"9\",", "student", "a-1");
            sources.main();
            sources.annexed(definition -> definition);

            Run run = sources.annex();

            assertThat(told(sources.lakeside.house, run, EntityType.STUDENT)).isEqualTo("5 kept = 1 + 2 + 2, 0 -> 5");
            assertThat(atSchools(sources.lakeside.house, run, EntityType.STUDENT))
                    .containsExactly("a-1 0 -> 5");
            assertThat(atSchools(sources.lakeside.house, run, EntityType.SCHOOL_ENROLLMENT))
                    .containsExactly("a-1 0 -> 5");
            assertThat(miscounted(sources.lakeside.house, run)).isEmpty();
            Run again = sources.annex();
            assertThat(told(sources.lakeside.house, again, EntityType.STUDENT)).isEqualTo("5 kept = 0 + 0 + 5, 5 -> 5");
        }
    }

    @Test
    void a_school_is_newly_mapped_also_where_another_connection_calls_one_so(@TempDir Path folder) {
        try (TwoSources sources = TwoSources.in(folder, "")) {
            sources.lakeside.district.aSchool("washington").aStudent("s-1", "washington");
            sources.annexRows.aSchool("washington").aStudent("a-0", "a-1");
            for (int number = 1; number <= 7; number++) {
                sources.annexRows.aStudent("a-" + number, "washington");
            }
            sources.main();
            sources.annexed(definition -> definition);
            sources.assertCommitted(sources.annex());
            sources.annexed(definition -> definition
                    .with("autoMap", "true\n    - { source: washington, existing: school-washington }")
                    .advanced("holdThreshold: { default: { creates: { percent: 5 } } }"));

            Run run = sources.annexRun();

            sources.assertCommitted(run);
            assertThat(counted(sources.lakeside, run, "creates")).isEqualTo(14);
        }
    }

    private static List<String> atSchools(House house, Run run, EntityType entity) {
        return house.sql()
                .sql("""
                        select school || ' ' || live_before || ' -> ' || live_after as told
                        from run_count where run_id = :run and entity = :entity and school <> '' order by school
                        """)
                .param("run", run.id())
                .param("entity", entity.code())
                .query((row, _) -> row.getString("told"))
                .list();
    }

    /** Counts that are not what is live by the baseline after a commit. */
    private static List<String> miscounted(House house, Run run) {
        return house.sql()
                .sql("""
                        select c.entity || ' ' || c.school || ' ' || c.live_after as told
                        from run_count c
                        where c.run_id = :run
                          and c.live_after <> (select count(*) from source_record b
                                               where b.connection_id = :connection and b.entity = c.entity and b.live
                                                 and (c.school = '' or b.schools[1] = c.school))
                        order by c.entity, c.school
                        """)
                .param("run", run.id())
                .param("connection", run.connectionId())
                .query((row, _) -> row.getString("told"))
                .list();
    }

    private static long counted(Lakeside lakeside, Run run, String column) {
        return lakeside.sql()
                .sql("select sum(" + column + ") from run_count where run_id = :run and school = ''")
                .param("run", run.id())
                .query(Long.class)
                .single();
    }
}
