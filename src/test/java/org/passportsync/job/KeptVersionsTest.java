package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.simulator.Resource;

/** Each version that is replaced or deleted is kept, whatever else happens to records of the same kind on the same day. */
class KeptVersionsTest {

    @Test
    void a_day_of_new_changed_gone_and_returned_records_keeps_what_was(@TempDir Path folder) {
        try (Lakeside lakeside = Lakeside.in(folder)) {
            lakeside.district
                    .aSchool("lincoln")
                    .students(1, 20, "lincoln")
                    .aClass("c1", "lincoln")
                    .anEnrollment("e1", "s-001", "c1")
                    .anEnrollment("e2", "s-002", "c1");
            lakeside.committed();
            lakeside.district.without(Resource.ENROLLMENTS, "e2");
            lakeside.committed();

            lakeside.district
                    .aStudentNamed("Renamed", "s-007", "lincoln")
                    .aStudent("s-021", "lincoln")
                    .without(Resource.ENROLLMENTS, "e1")
                    .anEnrollment("e2", "s-002", "c1")
                    .anEnrollment("e3", "s-003", "c1");
            lakeside.committed();

            assertThat(lakeside.database.client().sql("""
                                    select p.sis_id || ' ' || h.version
                                    from record_history h join passport_record p on p.entity = h.entity and p.id = h.id
                                    order by 1
                                    """).query(String.class).list())
                    .as("what was, with its version; a tombstone's too")
                    .containsExactly("e1 1", "e2 1", "e2 2", "s-007 1");
            assertThat(lakeside.live(EntityType.ENROLLMENT)).containsExactly("e2", "e3");
        }
    }
}
