package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** Rule 5: where the way of hashing has moved, or hashes are to be ignored, documents decide. */
class HashVersionTest {

    private Lakeside lakeside;

    @BeforeEach
    void first_sync(@TempDir Path folder) {
        lakeside = Lakeside.in(folder);
        lakeside.district
                .aSchool("lincoln")
                .students(1, 20, "lincoln")
                .bornOn("s-001", "2012-05-01")
                .aTeacher("t1", "lincoln")
                .aGuardian("g1")
                .aStudentWithAgent("s-002", "g1", "lincoln")
                .aClass("c1", "lincoln")
                .anEnrollment("e1", "s-001", "c1")
                .anEnrollment("e2", "s-002", "c1")
                .put(Resource.ENROLLMENTS, "{\"sourcedId\":\"e3\",\"status\":\"active\",\"role\":\"student\"}");
        lakeside.committed();
        lakeside.district.aStudentNamed("", "s-003", "lincoln");
        lakeside.committed();
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void after_a_move_of_the_version_unchanged_data_is_no_change_and_hashes_are_refreshed() {
        List<String> hashes = hashes();
        moveVersion();

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(counted(run)).isZero();
        assertThat(hashes()).isEqualTo(hashes);
        assertThat(lakeside.sql()
                        .sql("select distinct hash_version from baseline")
                        .query(Integer.class)
                        .list())
                .containsExactly(ContentHash.VERSION);
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(20);
    }

    @Test
    void after_a_move_of_the_version_only_what_really_changed_is_a_change() {
        moveVersion();
        aDayPasses();

        assertThat(lakeside.changes(lakeside.committed())).isEqualTo(aDaysChanges());
    }

    @Test
    void with_force_unchanged_data_is_no_change() {
        List<String> hashes = hashes();

        Run run = lakeside.committed("force=true");

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(counted(run)).isZero();
        assertThat(hashes()).isEqualTo(hashes);
    }

    @Test
    void with_force_the_same_is_a_change_as_without() {
        aDayPasses();

        assertThat(lakeside.changes(lakeside.committed("force=true"))).isEqualTo(aDaysChanges());
    }

    /** Hashes that say that nothing moved, beside documents that say otherwise. */
    @Test
    void with_force_documents_decide_also_of_those_that_are_put_together() {
        String damaged = "set document = document || '{\"givenName\": \"Damaged\", \"title\": \"Damaged\"}'"
                + " where sis_id in ('s-005', 'c1')";
        lakeside.sql().sql("update passport_record " + damaged).update();
        lakeside.sql().sql("update source_record " + damaged).update();

        assertThat(lakeside.changes(lakeside.committed())).isEmpty();
        assertThat(lakeside.changes(lakeside.committed("force=true")))
                .containsExactlyInAnyOrder("UPDATE class c1 SOURCE", "UPDATE student s-005 SOURCE");
    }

    private void aDayPasses() {
        lakeside.district
                .without(Resource.USERS, "s-007")
                .aStudentNamed("Renamed", "s-008", "lincoln")
                .aStudent("s-021", "lincoln")
                .without(Resource.DEMOGRAPHICS, "s-001")
                .without(Resource.ENROLLMENTS, "e2");
    }

    private static List<String> aDaysChanges() {
        return List.of(
                "UPDATE student s-001 SOURCE",
                "DELETE student s-007 SOURCE",
                "UPDATE student s-008 SOURCE",
                "CREATE student s-021 SOURCE",
                "DELETE schoolEnrollment s-007|student|lincoln SOURCE",
                "CREATE schoolEnrollment s-021|student|lincoln SOURCE",
                "DELETE enrollment e2 SOURCE");
    }

    /** As if the baseline had been made by an older program: other hashes, another version. */
    private void moveVersion() {
        lakeside.sql().sql("update source_record set hash = gen_random_uuid()").update();
        lakeside.sql().sql("update source_part set hash = gen_random_uuid()").update();
        lakeside.sql().sql("update baseline set hash_version = 0").update();
    }

    private List<String> hashes() {
        return lakeside.sql()
                .sql("select entity || sis_id || hash from source_record"
                        + " union all select entity || sis_id || part || hash from source_part order by 1")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private long counted(Run run) {
        return lakeside.sql()
                .sql("select sum(creates + updates + deletes) from run_count where run_id = :run")
                .param("run", run.id())
                .query(Long.class)
                .single();
    }
}
