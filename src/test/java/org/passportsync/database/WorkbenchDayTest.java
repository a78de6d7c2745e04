package org.passportsync.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A day of the workbench: nobody sweeps or analyzes what runs have just written, but what was deleted is taken away. */
class WorkbenchDayTest {

    private static final List<String> TABLES = List.of(
            "page_journal_20260815",
            "settled_20260815",
            "staged_absent_20260815",
            "staged_held_20260815",
            "staged_issue_20260815",
            "staged_link_20260815",
            "staged_part_20260815",
            "staged_record_20260815");

    private final TestDatabase database = TestDatabase.fresh();
    private JdbcClient sql = database.client();

    @BeforeEach
    void a_day() {
        sql.sql("select ensure_partitions('2026-08-15')").query((_, _) -> 0).list();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> tablesWith(String option, String of) {
        return sql.sql("""
                select c.relname from pg_class c
                left join pg_class t on t.oid = c.reltoastrelid
                where c.relname like '%20260815' and c.relkind = 'r' and :option = any (OF.reloptions)
                order by c.relname
                """.replace("OF", of))
                .param("option", option)
                .query(String.class)
                .list();
    }

    @Test
    void autovacuum_neither_sweeps_nor_analyzes_what_is_new() {
        assertThat(tablesWith("autovacuum_vacuum_insert_threshold=-1", "c")).isEqualTo(TABLES);
        assertThat(tablesWith("autovacuum_vacuum_insert_threshold=-1", "t")).isEqualTo(TABLES);
        assertThat(tablesWith("autovacuum_analyze_threshold=2147483647", "c")).isEqualTo(TABLES);
    }

    @Test
    void days_from_before_the_upgrade_are_left_alone_as_well() {
        try (TestDatabase old = TestDatabase.empty()) {
            Flyway.configure().dataSource(old.dataSource()).target("16").load().migrate();
            sql = old.client();
            a_day();
            assertThat(tablesWith("autovacuum_vacuum_insert_threshold=-1", "c")).isEmpty();

            Flyway.configure().dataSource(old.dataSource()).load().migrate();

            autovacuum_neither_sweeps_nor_analyzes_what_is_new();
        }
    }

    @Test
    void what_was_deleted_before_its_day_is_dropped_does_not_stay_on_disk() {
        assertThat(tablesWith("autovacuum_enabled=off", "c")).isEmpty();
        assertThat(tablesWith("autovacuum_enabled=off", "t")).isEmpty();
    }
}
