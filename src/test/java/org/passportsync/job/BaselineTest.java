package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** Rule 4: every record last seen is remembered with its standing, and nothing that is as remembered is staged again. */
class BaselineTest {

    private Lakeside lakeside;

    @BeforeEach
    void first_sync(@TempDir Path folder) {
        lakeside = Lakeside.in(folder);
        lakeside.district
                .aSchool("lincoln")
                .students(1, 20, "lincoln")
                .aClass("c1", "lincoln")
                .aClass("c2", "lincoln")
                .anEnrollment("e1", "s-001", "c1")
                .anEnrollment("e2", "s-001", "c2");
        lakeside.committed();
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void a_record_that_is_out_by_its_own_content_keeps_its_hash_only() {
        ended("e1");
        lakeside.committed();

        assertThat(remembered(EntityType.ENROLLMENT, "e1"))
                .containsEntry("own", "E")
                .containsEntry("live", false)
                .containsEntry("document", null);
        assertThat(staged(lakeside.committed())).isZero();
        assertThat(lakeside.live(EntityType.ENROLLMENT)).containsExactly("e2");
    }

    @Test
    void a_record_that_is_out_by_settle_comes_back_while_its_own_row_does_not_change() {
        lakeside.district.without(Resource.CLASSES, "c1");
        Run left = lakeside.committed();
        assertThat(lakeside.changes(left)).containsExactly("DELETE class c1 SOURCE", "DELETE enrollment e1 PARENT");
        assertThat(remembered(EntityType.ENROLLMENT, "e1"))
                .containsEntry("own", "K")
                .containsEntry("live", false)
                .doesNotContainEntry("document", null);

        lakeside.district.aClass("c1", "lincoln");
        Run back = lakeside.committed();

        assertThat(lakeside.changes(back)).containsExactly("CREATE class c1 REVIVED", "CREATE enrollment e1 REVIVED");
        assertThat(staged(back, EntityType.ENROLLMENT)).isZero();
        assertThat(lakeside.live(EntityType.ENROLLMENT)).containsExactly("e1", "e2");
    }

    @Test
    void a_held_back_record_keeps_its_last_good_document_and_the_hash_that_was_seen() {
        Map<String, @Nullable Object> good = remembered(EntityType.ENROLLMENT, "e1");
        lakeside.district.put(
                Resource.ENROLLMENTS, "{\"sourcedId\":\"e1\",\"status\":\"active\",\"role\":\"student\"}");

        Run first = lakeside.committed();
        Map<String, @Nullable Object> held = remembered(EntityType.ENROLLMENT, "e1");
        Run second = lakeside.committed();

        assertThat(held)
                .containsEntry("own", "H")
                .containsEntry("live", true)
                .containsEntry("stale_since", first.id())
                .containsEntry("document", good.get("document"))
                .containsEntry("class", good.get("class"))
                .doesNotContainEntry("hash", good.get("hash"));
        assertThat(lakeside.changes(first)).isEmpty();
        assertThat(staged(first)).isEqualTo(1);
        assertThat(staged(second)).as("the same bad row again").isZero();
        assertThat(remembered(EntityType.ENROLLMENT, "e1")).isEqualTo(held);
        assertThat(lakeside.issues()).containsExactly("SKIPPED required enrollment e1");
    }

    @Test
    void a_held_back_person_keeps_the_last_good_document_too_and_is_well_again_later() {
        Map<String, @Nullable Object> good = remembered(EntityType.STUDENT, "s-007");
        lakeside.district.aStudentNamed("", "s-007", "lincoln");
        Run first = lakeside.committed();
        assertThat(remembered(EntityType.STUDENT, "s-007"))
                .containsEntry("stale_since", first.id())
                .containsEntry("document", good.get("document"));
        assertThat(staged(lakeside.committed())).isZero();

        lakeside.district.aStudent("s-007", "lincoln");
        Run healed = lakeside.committed();

        assertThat(lakeside.changes(healed)).isEmpty();
        assertThat(remembered(EntityType.STUDENT, "s-007")).isEqualTo(good);
        assertThat(lakeside.issues()).isEmpty();
    }

    @Test
    void a_held_back_record_that_goes_is_gone() {
        lakeside.district.aStudentNamed("", "s-007", "lincoln");
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-007");

        assertThat(lakeside.changes(lakeside.committed())).contains("DELETE student s-007 SOURCE");
    }

    private void ended(String id) {
        lakeside.district.put(Resource.ENROLLMENTS, """
                {"sourcedId":"%s","status":"tobedeleted","role":"student","user":{"sourcedId":"s-001"},
                 "class":{"sourcedId":"c1"}}""".formatted(id));
    }

    private Map<String, @Nullable Object> remembered(EntityType entity, String sisId) {
        return lakeside.sql()
                .sql("select own::text, live, hash, document::text, class, stale_since from source_record"
                        + " where entity = :entity and sis_id = :sisId")
                .param("entity", entity.code())
                .param("sisId", sisId)
                .query()
                .singleRow();
    }

    private long staged(Run run) {
        long staged = 0;
        for (EntityType entity : EntityType.values()) {
            staged += staged(run, entity);
        }
        return staged;
    }

    private long staged(Run run, EntityType entity) {
        return lakeside.sql()
                .sql("select (select count(*) from staged_record where run_id = :run and entity = :entity)"
                        + " + (select count(*) from staged_part where run_id = :run and entity = :entity)")
                .param("run", run.id())
                .param("entity", entity.code())
                .query(Long.class)
                .single();
    }
}
