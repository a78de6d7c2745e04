package org.passportsync.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of 4,000 open issues of records, and of two of none, when a run finds most of them again and others. */
class ManyIssuesCommitTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    private static final String KNOWN = """
            insert into district (id, name) values ('lakeside', 'Lakeside');

            insert into connection (name, district_id, application, state, revision)
            select 'c' || n, 'lakeside', 'skyward-oneroster', 'ACTIVE', 1 from generate_series(1, 2) n;

            do $$ begin perform ensure_partitions('2026-09-14'); end $$;

            insert into run (connection_id, district_id, state, trigger, requested_by, parameters, as_of, day,
                             connection_revision, district_revision, started_at)
            select 1, 'lakeside', 'COMMITTED', 'API', 'ada', '{}', '2026-09-14', '2026-09-14', 1, 1, '2026-09-14T08:00:00Z'
            from generate_series(1, 2);

            insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id)
            select c, 5, 's' || n, 's' || n, 'users', 'K', true, md5('s' || n)::uuid, md5('s' || n)::uuid
            from generate_series(1, 10) n, generate_series(1, 2) c;

            insert into issue (connection_id, entity, sis_id, kind, stage, rule, attribute, message, opened_run)
            select 1, 5, 's' || n, 'DUPLICATE', 'link', 'unique', 'email', 'told', 1 from generate_series(1, 4000) n
            union all
            select 1, entity, null, 'MALFORMED', 'intake', 'unreadable', null::text, 'told', 1 from unnest(array[5, null]::int[]) entity
            union all
            select 2, 5, 's1', 'DUPLICATE', 'merge', 'differs', 'phone', 'told by the other', 1;

            analyze""";

    private static final String FOUND = """
            insert into staged_issue (run_id, day, entity, sis_id, kind, stage, rule, attribute, message)
            select 2, date '2026-09-14', 5, 's' || n, 'DUPLICATE', 'link', 'unique', 'email', 'told' from generate_series(11, 4010) n
            union all
            select 2, date '2026-09-14', null, null, 'MALFORMED', 'intake', 'unreadable', null, message from unnest(array['told', 'new']) message
            union all
            select 2, date '2026-09-14', 5, sis_id, 'DUPLICATE', 'merge', 'differs', attribute, 'told by us'
            from unnest(array['s1', 's2']) sis_id, unnest(array['phone', 'sms']) attribute""";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @BeforeEach
    void fill() {
        sql.sql(KNOWN).update();
        sql.sql(FOUND).update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_is_found_again_stays_what_is_not_is_closed_and_what_is_new_is_opened() {
        statement("", "close_issues").update();
        statement("", "open_issues").update();

        assertThat(told("closed_run = 2")).containsExactly("link 10 s1 s9", "intake 1 5");
        assertThat(told("closed_run is null and opened_run = 1"))
                .containsExactly("link 3990 s100 s999", "intake 1 none", "merge 1 s1 phone");
        assertThat(told("opened_run = 2"))
                .containsExactly("link 10 s4001 s4010", "intake 1 none", "merge 3 s1 sms, s2 phone, s2 sms");
    }

    @Test
    void neither_is_looked_for_among_all_others() {
        for (String name : List.of("close_issues", "open_issues")) {
            assertThat(statement("explain ", name)
                            .query((row, _) -> row.getString(1))
                            .list())
                    .as(name)
                    .noneMatch(line -> line.contains("Join Filter") && line.contains("sis_id IS DISTINCT FROM"));
        }
    }

    private List<String> told(String which) {
        return sql.sql("""
                select stage || ' ' || count(*) || ' '
                       || case stage when 'link' then min(sis_id) || ' ' || max(sis_id)
                                     when 'merge' then string_agg(sis_id || ' ' || attribute, ', ' order by sis_id, attribute)
                                     else string_agg(coalesce(entity::text, 'none'), ', ') end
                from issue where %s group by stage order by strpos('link intake merge', stage)""".formatted(which)).query((row, _) -> row.getString(1)).list();
    }

    private JdbcClient.StatementSpec statement(String before, String name) {
        return sql.sql(before + Sql.named("hub/" + name))
                .param("run", 2)
                .param("day", DAY)
                .param("connection", 1)
                .param("prefix", "");
    }
}
