package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes of 4,000 deleted records with 4,000 decisions about them, and of runs beside 4,000 issues. */
class ManyKeptTest {

    private static final OffsetDateTime LATER = OffsetDateTime.parse("2030-01-01T00:00:00Z");

    private static final String VOLUME = """
            insert into district (id, name) values ('lakeside', 'Lakeside');

            insert into connection (name, district_id, application, state, revision)
            values ('c1', 'lakeside', 'skyward-oneroster', 'ACTIVE', 1);

            insert into connection_revision (connection_id, number, definition, source, created_by) values (1, 1, '{}', 'test', 'ada');

            insert into run (connection_id, district_id, state, trigger, requested_by, parameters, as_of, day, connection_revision,
                             district_revision, started_at, finished_at, committed_at, journal, changes)
            select 1, 'lakeside', 'COMMITTED', 'API', 'ada', '{}', '2026-09-14', '2026-09-14', 1, 1,
                   '2026-09-14T08:00:00Z', '2026-09-14T08:00:00Z', '2026-09-14T08:00:00Z', 'GONE', 'GONE'
            from generate_series(1, 40);

            -- Runs 1 to 20 have opened issues, 21 to 30 closed some, 31 has deleted records; 40 is the newest.
            insert into issue (connection_id, kind, stage, rule, message, opened_run, closed_run)
            select 1, 'ERROR', 'intake', 'missing', 'told', n % 20 + 1, case when n % 2 = 0 then n % 10 + 21 end
            from generate_series(1, 4000) n;

            insert into passport_record (id, district_id, entity, sis_id, document, version, created_run, updated_run, updated_at,
                                         deleted_run, deleted_at)
            select md5('s' || n)::uuid, 'lakeside', 5, 's' || n, '{}', 1, 1, 1, '2026-09-14T08:00:00Z',
                   case when n % 10 <> 0 then 31 end, case when n % 10 <> 0 then timestamptz '2026-09-14T08:00:00Z' end
            from generate_series(1, 4000) n;

            insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id)
            select 1, 5, 's' || n, 's' || n, 'users', 'K', true, md5('s' || n)::uuid, md5('s' || n)::uuid
            from generate_series(10, 4000, 10) n;

            insert into decision (district_id, entity, connection_id, sis_id, other_connection, other_sis_id, verdict, actor, at)
            select 'lakeside', 5, 1, 's' || n, 1, 's' || n + 1, 'DIFFERENT', 'ada', '2026-09-14T08:00:00Z'
            from generate_series(1, 3999) n;

            analyze""";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @BeforeEach
    void fill() {
        sql.sql(VOLUME).update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_decision_goes_with_both_of_its_records_and_is_not_looked_for_among_all_that_go() {
        assertThat(tombstones("explain ", 10_000).query(String.class).list())
                .noneMatch(line -> line.contains("Join Filter") && line.contains("sis_id"))
                .noneMatch(line -> line.contains("sis_id = ANY"));

        assertThat(tombstones("", 10_000).query(Long.class).single()).isEqualTo(3600);

        assertThat(one("select count(*) from decision")).isEqualTo(799);
        assertThat(one("""
                select count(*) from decision
                where substr(sis_id, 2)::int % 10 <> 0 and substr(other_sis_id, 2)::int % 10 <> 0""")).isZero();
    }

    @Test
    void a_decision_stays_while_one_of_its_records_is_kept_as_deleted() {
        tombstones("", 1).query(Long.class).single();

        assertThat(one("select count(*) from decision")).isEqualTo(3999);
    }

    @Test
    void runs_that_something_kept_names_stay_and_are_looked_up() {
        assertThat(over("").query((row, _) -> row.getLong("id")).list())
                .containsExactly(22L, 24L, 26L, 28L, 30L, 32L, 33L, 34L, 35L, 36L, 37L, 38L, 39L);
        assertThat(over("explain ").query(String.class).list())
                .noneMatch(line -> line.contains("Seq Scan on issue"))
                .anyMatch(line -> line.contains("issue_opened"));
    }

    private long one(String statement) {
        return sql.sql(statement).query(Long.class).single();
    }

    private JdbcClient.StatementSpec tombstones(String before, int most) {
        return timed(before + Sql.named("keeping/drop_tombstones"), most);
    }

    private JdbcClient.StatementSpec over(String before) {
        return timed(before + Sql.named("keeping/runs_over"), 200);
    }

    private JdbcClient.StatementSpec timed(String statement, int most) {
        return sql.sql(statement)
                .param("district", "lakeside")
                .param("at", LATER)
                .param("resume", 21_600)
                .param("most", most);
    }
}
