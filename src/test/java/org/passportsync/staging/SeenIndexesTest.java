package org.passportsync.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.sql.Sql;

/**
 * The hashes that a run leaves for the next one: whatever is written to a baseline, they are not taken any more. A hash that
 * is taken to be remembered and is not would hide a change for ever.
 */
class SeenIndexesTest extends KeptHashes {

    @Test
    void they_are_those_of_parts_and_of_records_that_are_not_put_together() {
        assertThat(ready(OURS)).isTrue();
        assertThat(remembered(OURS)).isEqualTo(hashes(OURS, 0, 1, 2, 3, 4, 91));
    }

    @Test
    void what_lies_ready_is_taken_instead_of_reading_the_baseline() {
        sql.sql("update remembered_hash set hashes = substr(hashes, 1, 0) where connection_id = 1")
                .update();

        assertThat(remembered(OURS)).isEmpty();
        assertThat(remembered(BESIDE)).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update source_record set hash = '00000000-0000-0001-0000-000000000063' where sis_id = 'class-1' and connection_id = 1",
                "update source_record set entity = 3 where sis_id = 'class-1' and connection_id = 1",
                "update source_record set connection_id = 2, sis_id = 'moved' where sis_id = 'class-1' and connection_id = 1",
                "delete from source_record where sis_id = 'class-1' and connection_id = 1",
                "delete from source_record",
                "insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id) values"
                        + " (1, 4, 'new', 'new', 'new', 'K', true, '00000000-0000-0001-0000-000000000063', gen_random_uuid())",
                "truncate source_record",
                "delete from source_record_class where sis_id = 'class-1' and connection_id = 1",
                "truncate source_record_class",
                "update source_record_class set hash = '00000000-0000-0001-0000-000000000063' where connection_id = 1"
                        + " and sis_id = 'class-1'",
                "merge into source_record r using (values ('class-1')) v (id) on r.sis_id = v.id and r.connection_id = 1"
                        + " when matched then delete",
                "update source_part set hash = '00000000-0000-0001-0000-000000000063' where connection_id = 1",
                "update source_part set connection_id = 2, sis_id = 'moved' where connection_id = 1",
                "delete from source_part where connection_id = 1",
                "insert into source_part (connection_id, entity, sis_id, part, raw_id, origin, own, hash) values"
                        + " (1, 5, 'new', 'STUDENT', 'new', 'new', 'K', '00000000-0000-0001-0000-000000000063')",
                "truncate source_part",
            })
    void whatever_is_written_to_a_baseline_they_are_not_taken_any_more(String written) {
        sql.sql(written).update();

        assertThat(ready(OURS)).isFalse();
        Set<UUID> asked = new TreeSet<>(sql.sql("select hash from source_part where connection_id = 1 union all "
                        + "select hash from source_record where connection_id = 1 and entity not in (5, 6, 9)")
                .query(UUID.class)
                .list());
        assertThat(remembered(OURS)).isEqualTo(asked);
        assertThat(ready(OURS)).as("what was read is kept").isEqualTo(!asked.isEmpty());
        assertThat(remembered(OURS)).isEqualTo(asked);
    }

    @Test
    void how_records_stand_is_not_in_them() {
        sql.sql("update source_record set live = false, in_time = false, passport_id = gen_random_uuid()")
                .update();

        assertThat(ready(OURS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update source_record set own = 'H' where sis_id = 'class-1' and connection_id = 1",
                "update source_record set live = false where sis_id = 'class-1' and connection_id = 1",
                "update source_record_class set in_time = false where sis_id = 'class-1' and connection_id = 1",
                "update source_record set hash = gen_random_uuid() where sis_id = 'class-1' and connection_id = 1",
                "delete from source_record_enrollment where connection_id = 1",
            })
    void whatever_is_written_of_how_they_stand_what_was_counted_beside_them_is_not_taken_any_more(String written) {
        assertThat(untimely(OURS)).containsExactly("7: 0", "8: 0");
        enrollment("e-1", true, true);
        enrollment("e-2", false, true);
        enrollment("e-3", false, false);
        assertThat(untimely(OURS)).isEmpty();
        sql.sql("truncate remembered_hash").update();
        putTogether(OURS);
        assertThat(untimely(OURS)).containsExactly("7: 0", "8: 1");

        sql.sql(written).update();

        assertThat(untimely(OURS)).isEmpty();
    }

    @Test
    void a_commit_says_whose_district_moved_and_whoever_says_nothing_moves_all() {
        transaction(() -> {
            whose("lake");
            sql.sql("delete from source_record where sis_id = 'class-1' and connection_id = 1")
                    .update();
        });

        assertThat(ready(OURS)).isFalse();
        assertThat(ready(BESIDE)).as("of the same district").isFalse();
        assertThat(ready(ELSEWHERE)).isTrue();

        sql.sql("delete from source_record where sis_id = 'class-1' and connection_id = 1")
                .update();

        assertThat(ready(ELSEWHERE)).isFalse();
    }

    @Test
    void who_puts_theirs_together_does_not_forget_that_those_of_another_moved() {
        sql.sql("update source_record set hash = gen_random_uuid() where sis_id = 'class-1'")
                .update();

        putTogether(OURS);

        assertThat(ready(OURS)).isTrue();
        assertThat(ready(BESIDE)).isFalse();
        assertThat(ready(ELSEWHERE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"hash = gen_random_uuid(), false", "live = not live, true"})
    void what_a_transaction_writes_after_it_put_them_together_is_noted_too(String written, boolean ready) {
        transaction(() -> {
            whose("lake");
            sql.sql("update source_record set hash = gen_random_uuid(), live = not live")
                    .update();
            indexes.prepare(OURS);
            sql.sql("update source_record set " + written).update();
        });

        assertThat(ready(OURS)).isEqualTo(ready);
        assertThat(untimely(OURS)).isEmpty();
    }

    private void enrollment(String id, boolean live, boolean inTime) {
        record(OURS, 8, id, hash(OURS, 100 + id.charAt(2)));
        sql.sql("update source_record set live = :live, in_time = :inTime where sis_id = :id and connection_id = 1")
                .param("live", live)
                .param("inTime", inTime)
                .param("id", id)
                .update();
    }

    private List<String> untimely(int connection) {
        return sql.sql(Sql.named("change/untimely_remembered"))
                .param("connection", connection)
                .query((row, _) -> row.getInt("entity") + ": " + row.getLong("records"))
                .list();
    }
}
