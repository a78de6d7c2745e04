package org.passportsync.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where records were read that 4,000 fresh issues are about, which the planner knows nothing of. */
class ManyIssuesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    private static final String VOLUME = """
            insert into district (id, name) values ('lakeside', 'Lakeside');

            insert into connection (name, district_id, application, state, revision)
            values ('c1', 'lakeside', 'skyward-oneroster', 'ACTIVE', 1);

            do $$ begin perform ensure_partitions('2026-09-14'); end $$;

            insert into staged_part (run_id, day, entity, sis_id, part, raw_id, origin, own, hash, slice, page)
            select 1, '2026-09-14', 5, 's' || n, part, 's' || n, 's' || n, case n % 10 when 0 then 'H' else 'K' end,
                   md5('s' || n)::uuid, part, n
            from generate_series(1, 4000) n, unnest(array['demographics', 'users']) part;

            insert into staged_record (run_id, day, entity, sis_id, raw_id, origin, own, passport_id, slice, page)
            select 1, '2026-09-14', 8, 'e' || n, 'e' || n, 'e' || n, 'K', md5('e' || n)::uuid, 'enrollments', n
            from generate_series(1, 4000) n;

            analyze;

            insert into staged_issue (run_id, day, entity, sis_id, kind, stage, rule, message)
            select 1, '2026-09-14', entity, case entity when 5 then 's' else 'e' end || n, 'ERROR', 'link', 'unique', 'told'
            from generate_series(1, 4001) n, unnest(array[5, 8]) entity;""";

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE.dataSource());

    @BeforeAll
    static void fill() {
        JDBC.sql(VOLUME).update();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void each_is_placed_by_the_main_part_of_its_person_or_by_its_record() {
        assertThat(placing("explain ").query(String.class).list())
                .noneMatch(line -> line.contains("Join Filter") && line.contains("sis_id"));

        placing("").update();

        assertThat(JDBC.sql("""
                        select entity || ' ' || coalesce(slice, 'nowhere') || ' ' || count(*) || ' '
                               || bool_and(slice is null or page = substr(sis_id, 2)::int)
                        from staged_issue group by entity, slice order by 1""").query(String.class).list())
                .containsExactly(
                        "5 nowhere 1 true", "5 users 4000 true", "8 enrollments 4000 true", "8 nowhere 1 true");
    }

    private static JdbcClient.StatementSpec placing(String before) {
        return JDBC.sql(before + Sql.named("staging/place_issues"))
                .param("run", 1)
                .param("day", DAY)
                .param("entities", new Short[] {5, 6, 9})
                .param("mainParts", new String[] {"users", "users", "users"});
    }
}
