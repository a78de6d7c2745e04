package org.passportsync.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.database.TestDatabase;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The hashes that a run leaves for the next one: whatever is written to a baseline, they are not taken any more. A hash that
 * is taken to be remembered and is not would hide a change for ever.
 */
class SeenIndexesTest {

    private static final int OURS = 1;
    private static final int BESIDE = 2;
    private static final int ELSEWHERE = 3;
    private static final int LATE = 4;

    private final TestDatabase database = TestDatabase.fresh();
    private final DataSource source = database.dataSource();
    private final JdbcClient sql = JdbcClient.create(source);
    private final SeenIndexes indexes = new SeenIndexes(source);

    @BeforeEach
    void three_connections_of_two_districts() {
        sql.sql("insert into district (id, name) values ('lake', 'Lake'), ('hill', 'Hill')")
                .update();
        sql.sql("insert into connection (district_id, name, application, state, revision) values "
                        + "('lake', 'ours', 'oneroster', 'ACTIVE', 1), ('lake', 'beside', 'oneroster', 'ACTIVE', 1), "
                        + "('hill', 'elsewhere', 'oneroster', 'ACTIVE', 1)")
                .update();
        for (int connection : List.of(OURS, BESIDE, ELSEWHERE)) {
            for (int number = 0; number < 5; number++) {
                record(connection, 4, "class-" + number, hash(connection, number));
            }
            record(connection, 5, "person", hash(connection, 90));
            part(connection, "person", hash(connection, 91));
        }
        for (int connection : List.of(OURS, BESIDE, ELSEWHERE)) {
            putTogether(connection);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static UUID hash(int connection, int number) {
        return new UUID(connection, 1_000L * connection + number);
    }

    private void record(int connection, int entity, String id, UUID hash) {
        sql.sql(
                        "insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id) "
                                + "values (:connection, :entity, :id, :id, :id, 'K', true, :hash, gen_random_uuid())")
                .param("connection", connection)
                .param("entity", entity)
                .param("id", id)
                .param("hash", hash)
                .update();
    }

    private void part(int connection, String id, UUID hash) {
        sql.sql("insert into source_part (connection_id, entity, sis_id, part, raw_id, origin, own, hash) "
                        + "values (:connection, 5, :id, 'STUDENT', :id, :id, 'K', :hash)")
                .param("connection", connection)
                .param("id", id)
                .param("hash", hash)
                .update();
    }

    private void putTogether(int connection) {
        transaction(() -> indexes.prepare(connection));
    }

    private void transaction(Runnable work) {
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(_ -> work.run());
    }

    private void whose(String district) {
        sql.sql(Sql.named("hub/whose_baseline"))
                .param("district", district)
                .query((_, _) -> 0)
                .list();
    }

    private boolean ready(int connection) {
        return sql.sql(Sql.named("staging/remembered_is_ready"))
                .param("connection", connection)
                .query(Boolean.class)
                .single();
    }

    private Set<UUID> remembered(int connection) {
        Set<UUID> hashes = new TreeSet<>();
        transaction(
                () -> indexes.remembered(connection).forEachUnmarked((high, low) -> hashes.add(new UUID(high, low))));
        return hashes;
    }

    private static Set<UUID> hashes(int connection, Integer... numbers) {
        Set<UUID> hashes = new TreeSet<>();
        for (int number : numbers) {
            hashes.add(hash(connection, number));
        }
        return hashes;
    }

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
    void a_transaction_says_it_once_and_again_after_it_has_kept_them_itself() {
        transaction(() -> {
            whose("lake");
            sql.sql("delete from source_record where sis_id = 'class-1'").update();
            sql.sql("delete from source_record where sis_id = 'class-2'").update();
            sql.sql("delete from source_part").update();
        });
        assertThat(sql.sql("select count(*) from remembered_moved where connection_id = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        transaction(() -> {
            whose("lake");
            sql.sql("delete from source_record where sis_id = 'class-3'").update();
            indexes.prepare(OURS);
            assertThat(ready(OURS)).isTrue();
            sql.sql("delete from source_record where sis_id = 'class-4'").update();
        });

        assertThat(ready(OURS)).isFalse();
        assertThat(remembered(OURS)).isEqualTo(hashes(OURS, 0));
    }

    @Test
    void whoever_does_not_say_whose_it_is_says_it_each_time_for_those_that_came_meanwhile() throws Exception {
        try (var other = source.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("delete from source_record where sis_id = 'class-1' and connection_id = 1");
            sql.sql("insert into connection (district_id, name, application, state, revision) values "
                            + "('hill', 'late', 'oneroster', 'ACTIVE', 1)")
                    .update();
            record(LATE, 4, "class-1", hash(LATE, 1));
            putTogether(LATE);

            statement.execute("delete from source_record where connection_id = 4");
            other.commit();
        }

        assertThat(ready(LATE)).isFalse();
    }

    @Test
    void whoever_does_not_see_what_is_committed_meanwhile_keeps_nothing() {
        sql.sql("delete from source_record where sis_id = 'class-1' and connection_id = 1")
                .update();
        TransactionTemplate still = new TransactionTemplate(new JdbcTransactionManager(source));
        still.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

        still.executeWithoutResult(_ -> indexes.prepare(OURS));

        assertThat(ready(OURS)).isFalse();
    }

    @Test
    void what_is_taken_back_to_a_savepoint_is_not_taken_to_be_said() {
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(status -> {
            Object before = status.createSavepoint();
            sql.sql("delete from source_record where sis_id = 'class-1'").update();
            status.rollbackToSavepoint(before);
            sql.sql("delete from source_record where sis_id = 'class-2'").update();
        });

        assertThat(ready(OURS)).isFalse();
    }

    @Test
    void a_write_that_is_taken_back_moves_nothing() {
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(status -> {
            sql.sql("delete from source_record").update();
            status.setRollbackOnly();
        });

        assertThat(ready(OURS)).isTrue();
    }

    @Test
    void what_is_committed_while_they_are_put_together_is_not_forgotten() throws Exception {
        sql.sql("delete from source_record where sis_id = 'class-1' and connection_id = 1")
                .update();
        try (var other = source.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("delete from source_record where sis_id = 'class-2' and connection_id = 1");

            putTogether(OURS);
            assertThat(remembered(OURS)).isEqualTo(hashes(OURS, 0, 2, 3, 4, 91));

            other.commit();
        }

        assertThat(ready(OURS)).isFalse();
        assertThat(remembered(OURS)).isEqualTo(hashes(OURS, 0, 3, 4, 91));
    }

    @Test
    void outside_of_a_transaction_nothing_is_kept() {
        sql.sql("delete from source_record where sis_id = 'class-1' and connection_id = 1")
                .update();

        assertThatThrownBy(() -> indexes.remembered(OURS)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> indexes.prepare(OURS)).isInstanceOf(IllegalStateException.class);
        assertThat(ready(OURS)).isFalse();
    }

    @Test
    void only_one_puts_them_together_and_nobody_waits_for_it() throws Exception {
        sql.sql("delete from source_record where sis_id = 'class-1' and connection_id = 1")
                .update();
        try (var other = source.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_try_advisory_xact_lock(hashtext('passport remembered hashes'), 1)");

            putTogether(OURS);

            assertThat(ready(OURS)).isFalse();
            assertThat(remembered(OURS)).isEqualTo(hashes(OURS, 0, 2, 3, 4, 91));
            assertThat(ready(OURS)).isFalse();
            other.rollback();
        }
        putTogether(OURS);

        assertThat(ready(OURS)).isTrue();
    }
}
