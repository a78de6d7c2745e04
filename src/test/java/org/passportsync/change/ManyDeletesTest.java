package org.passportsync.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked of the changes of a run that the planner knows nothing of yet, where there are many deletes. */
class ManyDeletesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    private static final String KNOWN = """
            insert into district (id, name) values ('lakeside', 'Lakeside');

            insert into connection (name, district_id, application, state, revision)
            select 'c' || n, 'lakeside', 'skyward-oneroster', 'ACTIVE', 1 from generate_series(1, 2) n;

            insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id)
            select 1, 8, 'e' || n, 'e' || n, 'enrollments', 'K', true, md5('e' || n)::uuid, md5('e' || n)::uuid
            from generate_series(1, 4000) n;

            insert into run (connection_id, district_id, state, trigger, requested_by, parameters, as_of, day,
                             connection_revision, district_revision, started_at)
            values (1, 'lakeside', 'RUNNING', 'API', 'ada', '{}', '2026-09-14', '2026-09-14', 1, 1, '2026-09-14T08:00:00Z');

            analyze""";

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE.dataSource());

    @BeforeAll
    static void fill() {
        JDBC.sql(KNOWN).update();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void the_reasons_are_not_looked_through_once_for_each_change() {
        List<String> plan = plan("change/hold_causes");

        assertThat(plan).noneMatch(line -> line.contains("Nested Loop Left Join"));
        assertThat(plan).noneMatch(line -> line.contains("CTE Scan on first_tied already"));
    }

    /** Autovacuum may have looked at a hub in which nothing was ever deleted: no change was without a document. */
    @Test
    void what_others_hold_is_not_looked_through_once_for_each_change_of_a_release() {
        JDBC.sql("""
                insert into change (run_id, entity, sis_id, passport_id, operation, cause, after)
                select 1, 8, sis_id, passport_id, 'CREATE', 'SOURCE', '{}' from source_record""").update();
        JDBC.sql("analyze change").update();
        JDBC.sql("""
                insert into change (run_id, entity, sis_id, passport_id, operation, cause, before)
                select 1, 8, sis_id, passport_id, 'DELETE', 'RELEASE', '{}' from source_record""").update();

        new Release(JDBC, new RunFacts(1, 1, "c1", "lakeside", DAY, DAY)).spare();

        assertThat(plan("change/release_spare")).noneMatch(line -> line.contains("Nested Loop Semi Join"));
    }

    /** Whoever another connection has in the hub already comes without any change. */
    @Test
    void records_that_a_connection_has_more_of_than_before_count_as_changed() {
        JDBC.sql("insert into run_count (run_id, entity, updates, live_before) values (1, 5, 7, 100)")
                .update();
        JDBC.sql("""
                insert into baseline (connection_id, entity, run_id, live, hash_version, shaped_by, fed_by, settled_by, settled_on)
                values (1, 5, 1, 4100, 1, md5('')::uuid, '', md5('')::uuid, '2026-09-14')""").update();

        assertThat(JDBC.sql(Sql.named("change/how_many"))
                        .param("run", 1)
                        .param("connection", 1)
                        .query((row, _) -> row.getLong("changes") + " of " + row.getLong("live"))
                        .single())
                .isEqualTo("4000 of 4100");
    }

    private static List<String> plan(String statement) {
        return JDBC.sql("explain " + Sql.named(statement))
                .param("run", 1)
                .param("day", DAY)
                .param("connection", 1)
                .param("prefix", "")
                .param("datesCount", false)
                .query((row, _) -> row.getString("QUERY PLAN"))
                .list();
    }
}
