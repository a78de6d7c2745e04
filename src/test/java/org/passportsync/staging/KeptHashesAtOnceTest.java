package org.passportsync.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Hashes that are put together while others write, or put them together as well. */
class KeptHashesAtOnceTest extends KeptHashes {

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
