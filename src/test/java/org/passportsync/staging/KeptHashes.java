package org.passportsync.staging;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.passportsync.database.TestDatabase;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Three connections of two districts, whose hashes lie ready for their next runs. */
abstract class KeptHashes {

    static final int OURS = 1;
    static final int BESIDE = 2;
    static final int ELSEWHERE = 3;
    static final int LATE = 4;

    final TestDatabase database = TestDatabase.fresh();
    final DataSource source = database.dataSource();
    final JdbcClient sql = JdbcClient.create(source);
    final SeenIndexes indexes = new SeenIndexes(source);

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

    static UUID hash(int connection, int number) {
        return new UUID(connection, 1_000L * connection + number);
    }

    void record(int connection, int entity, String id, UUID hash) {
        sql.sql(
                        "insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id) "
                                + "values (:connection, :entity, :id, :id, :id, 'K', true, :hash, gen_random_uuid())")
                .param("connection", connection)
                .param("entity", entity)
                .param("id", id)
                .param("hash", hash)
                .update();
    }

    void part(int connection, String id, UUID hash) {
        sql.sql("insert into source_part (connection_id, entity, sis_id, part, raw_id, origin, own, hash) "
                        + "values (:connection, 5, :id, 'STUDENT', :id, :id, 'K', :hash)")
                .param("connection", connection)
                .param("id", id)
                .param("hash", hash)
                .update();
    }

    void putTogether(int connection) {
        transaction(() -> indexes.prepare(connection));
    }

    void transaction(Runnable work) {
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(_ -> work.run());
    }

    void whose(String district) {
        sql.sql(Sql.named("hub/whose_baseline"))
                .param("district", district)
                .query((_, _) -> 0)
                .list();
    }

    boolean ready(int connection) {
        return sql.sql(Sql.named("staging/remembered_is_ready"))
                .param("connection", connection)
                .query(Boolean.class)
                .single();
    }

    Set<UUID> remembered(int connection) {
        Set<UUID> hashes = new TreeSet<>();
        transaction(
                () -> indexes.remembered(connection).forEachUnmarked((high, low) -> hashes.add(new UUID(high, low))));
        return hashes;
    }

    static Set<UUID> hashes(int connection, Integer... numbers) {
        Set<UUID> hashes = new TreeSet<>();
        for (int number : numbers) {
            hashes.add(hash(connection, number));
        }
        return hashes;
    }
}
