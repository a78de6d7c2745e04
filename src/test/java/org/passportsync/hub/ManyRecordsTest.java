package org.passportsync.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passportsync.access.Reach;
import org.passportsync.database.TestDatabase;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument.View;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked of a page of records where there are 6,000: two connections hold them, one of 1,000 and one that is linked are stale. */
class ManyRecordsTest {

    private static final String VOLUME = """
            insert into district (id, name) values ('lakeside', 'Lakeside');

            insert into connection (name, district_id, application, state, revision)
            select 'c' || n, 'lakeside', 'skyward-oneroster', 'ACTIVE', 1 from generate_series(1, 2) n;

            insert into passport_record (id, district_id, entity, sis_id, document, version, created_run, updated_run, updated_at)
            select md5('e' || n)::uuid, 'lakeside', 8, 'e' || n, '{}', 1, 1, 1, '2026-09-14T08:00:00Z'
            from generate_series(1, 6000) n;

            insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id, stale_since)
            select 1, 8, 'e' || n, 'e' || n, 'enrollments', 'K', true, md5('e' || n)::uuid, md5('e' || n)::uuid,
                   case when n % 1000 = 0 then 7 end
            from generate_series(1, 6000) n;

            insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id, stale_since, linked)
            select 2, 8, 'other', 'other', 'enrollments', 'K', true, md5('other')::uuid, md5('e1')::uuid, 8, true;

            analyze""";

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
    void stale_are_those_that_some_connection_holds_as_such() {
        assertThat(found(true))
                .extracting(RecordList.Found::sisId)
                .containsExactlyInAnyOrder("e1", "e1000", "e2000", "e3000", "e4000", "e5000", "e6000");
        assertThat(found(false)).hasSize(5993);
        assertThat(found(null)).hasSize(6000);
    }

    @Test
    void each_says_who_holds_it() {
        assertThat(found(true).stream().filter(one -> one.sisId().equals("e1")).flatMap(one -> one.sources().stream()))
                .containsExactly(new RecordList.Source("c1", "e1", null), new RecordList.Source("c2", "other", 8L));
    }

    @Test
    void what_is_remembered_of_all_is_not_read_once_for_each_nor_for_a_page() {
        assertThat(records(true))
                .anyMatch(line -> line.contains("id = ANY"))
                .noneMatch(ManyRecordsTest::readsAllForEach);
        assertThat(records(false)).noneMatch(ManyRecordsTest::readsAll);
        assertThat(plan("record_sources", "ids", new UUID[] {UUID.randomUUID(), UUID.randomUUID()}))
                .noneMatch(ManyRecordsTest::readsAll);
        assertThat(plan("record_contributions", "id", UUID.randomUUID())).noneMatch(ManyRecordsTest::readsAll);
    }

    private static List<RecordList.Found> found(@Nullable Boolean stale) {
        return new RecordList(JDBC, View.MASKED)
                .page(
                        new RecordList.Wanted(EntityType.ENROLLMENT, null, null, null, stale),
                        new RecordList.Extent(new Reach.Everywhere(), null, 10_000))
                .items();
    }

    private static boolean readsAll(String line) {
        return line.contains("Seq Scan on source_record_enrollment");
    }

    private static boolean readsAllForEach(String line) {
        return line.contains("Seq Scan on source_record_enrollment s_1");
    }

    private static List<String> records(boolean stale) {
        return JDBC.sql("explain " + Sql.named("hub/list_records"))
                .param("entity", EntityType.ENROLLMENT.code())
                .param("districts", null)
                .param("after", null)
                .param("passportId", null)
                .param("sisId", null)
                .param("stale", stale)
                .param("q", null)
                .param("searched", new String[0])
                .param("limit", 50)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static List<String> plan(String statement, String name, Object value) {
        return JDBC.sql("explain " + Sql.named("hub/" + statement))
                .param("entity", EntityType.ENROLLMENT.code())
                .param(name, value)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
