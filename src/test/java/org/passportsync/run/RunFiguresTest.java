package org.passportsync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many issues stand beside each run of a list: five runs of each of two connections, the fifth failed. */
class RunFiguresTest {

    private static final String RUNS = """
            insert into district (id, name) values ('lakeside', 'Lakeside');

            insert into connection (name, district_id, application, state, revision)
            select 'c' || n, 'lakeside', 'skyward-oneroster', 'ACTIVE', 1 from generate_series(1, 2) n;

            do $$ begin perform ensure_partitions('2026-09-14'); end $$;

            insert into run (connection_id, district_id, state, trigger, requested_by, parameters, as_of, day,
                             connection_revision, district_revision, started_at, committed_at)
            select c, 'lakeside', case n when 5 then 'FAILED' else 'COMMITTED' end, 'API', 'ada', '{}', '2026-09-14', '2026-09-14',
                   1, 1, '2026-09-14T08:00:00Z', case when n < 5 then timestamptz '2026-09-14T09:00:00Z' end
            from generate_series(1, 5) n, generate_series(1, 2) c
            order by n, c;

            -- Of the first connection, runs 1, 3, 5, 7 and 9.
            insert into issue (connection_id, kind, stage, rule, message, opened_run, closed_run)
            values (1, 'ERROR', 'intake', 'missing', 'told', 1, null),
                   (1, 'ERROR', 'intake', 'missing', 'told', 1, 3),
                   (1, 'ERROR', 'intake', 'missing', 'told', 1, 5),
                   (1, 'ERROR', 'intake', 'missing', 'told', 3, 7),
                   (1, 'ERROR', 'intake', 'missing', 'told', 5, null),
                   (2, 'ERROR', 'intake', 'missing', 'told', 2, null);

            insert into staged_issue (run_id, day, kind, stage, rule, message)
            select 9, '2026-09-14', 'ERROR', 'intake', 'missing', 'told' from generate_series(1, 11);""";

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE.dataSource());

    @BeforeAll
    static void fill() {
        JDBC.sql(RUNS).update();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void beside_a_committed_run_stand_those_that_it_left_open_beside_any_other_those_that_it_found() {
        List<Long> runs = LongStream.rangeClosed(1, 10).boxed().toList();

        assertThat(issues(runs))
                .isEqualTo(Map.of(1L, 3L, 3L, 3L, 5L, 3L, 7L, 2L, 9L, 11L, 2L, 1L, 4L, 1L, 6L, 1L, 8L, 1L, 10L, 0L));
    }

    @Test
    void a_run_says_the_same_whatever_stands_beside_it() {
        assertThat(issues(List.of(5L))).isEqualTo(Map.of(5L, 3L));
        assertThat(issues(List.of(9L))).isEqualTo(Map.of(9L, 11L));
    }

    @Test
    void the_issues_are_not_gone_through_for_each_run() {
        List<String> plan = JDBC.sql("explain " + Sql.named("run/run_figures"))
                .param("runs", new Long[] {1L, 3L, 5L})
                .query((row, _) -> row.getString(1))
                .list();

        assertThat(plan).noneMatch(line -> line.contains("opened_run <= r.id"));
    }

    private static Map<Long, Long> issues(List<Long> runs) {
        return RunFigures.of(JDBC, runs).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().issues()));
    }
}
