package org.passportsync.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a re-key does to 4,000 enrollments beside 2,000 fresh changes, which the planner knows nothing of. */
class ManyRekeyedTest {

    private static final String VOLUME = """
            insert into district (id, name) values ('lakeside', 'Lakeside');

            insert into connection (name, district_id, application, state, revision)
            select 'c' || n, 'lakeside', 'skyward-oneroster', 'ACTIVE', 1 from generate_series(1, 2) n;

            insert into passport_record (id, district_id, entity, sis_id, document, version, created_run, updated_run, updated_at)
            select md5('e' || n)::uuid, 'lakeside', 8, 'e' || n, '{}', 1, 1, 1, '2026-09-14T08:00:00Z'
            from generate_series(1, 4000) n;

            insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id)
            select 1, 8, 'e' || n, 'e' || n, 'enrollments', 'K', true, md5('e' || n)::uuid, md5('e' || n)::uuid
            from generate_series(1, 4000) n
            union all
            select 2, 8, 'e4000', 'e4000', 'enrollments', 'K', true, md5('e')::uuid, md5('e4000')::uuid;

            analyze;

            insert into change (run_id, entity, sis_id, passport_id, operation, cause, before, after, withheld)
            select 1, 8, 'e' || n, md5('e' || n)::uuid, case when n > 1500 then 'DELETE' else 'UPDATE' end, 'SOURCE', '{}', '{}', n > 1900
            from generate_series(1, 2000) n;""";

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
    void changes_are_not_gone_through_for_each_change_nor_for_each_record() {
        assertThat(plan("rekey_changes")).noneMatch(line -> line.contains("own.sis_id = c.sis_id"));
        assertThat(plan("rekey_others"))
                .anyMatch(line -> line.contains("hashed SubPlan"))
                .noneMatch(line -> line.contains("passport_id = b.passport_id") && line.contains("withheld"));
    }

    @Test
    void each_live_record_is_called_by_its_new_sis_id_once() {
        statement("", "rekey_changes").update();
        statement("", "rekey_others").update();

        assertThat(sql.sql("""
                        select operation || ' ' || cause || ' ' || coalesce(left(sis_id_before, 1), 'none') || ' '
                               || left(sis_id, 3) || ' ' || withheld || ' ' || count(*)
                        from change group by operation, cause, left(sis_id_before, 1), left(sis_id, 3), withheld order by 1""").query((row, _) -> row.getString(1)).list())
                .containsExactly(
                        "DELETE SOURCE none e15 false 99",
                        "DELETE SOURCE none e16 false 100",
                        "DELETE SOURCE none e17 false 100",
                        "DELETE SOURCE none e18 false 100",
                        "DELETE SOURCE none e19 false 1",
                        "DELETE SOURCE none e19 true 99",
                        "DELETE SOURCE none e20 true 1",
                        "UPDATE REKEY e N-e false 3599");
    }

    private List<String> plan(String name) {
        return statement("explain ", name).query((row, _) -> row.getString(1)).list();
    }

    private JdbcClient.StatementSpec statement(String before, String name) {
        return sql.sql(before + Sql.named("change/" + name))
                .param("run", 1)
                .param("day", LocalDate.of(2026, 9, 14))
                .param("connection", 1)
                .param("prefix", "")
                .param("newPrefix", "N-");
    }
}
