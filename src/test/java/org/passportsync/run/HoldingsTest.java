package org.passportsync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Holdings.Held;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What rests on a connection beside others of its district and of another, with 6,000 enrollments in each. */
class HoldingsTest {

    private static final String VOLUME = """
            insert into district (id, name) values ('lakeside', 'Lakeside'), ('riverside', 'Riverside');

            insert into connection (name, district_id, application, state, revision)
            select 'c' || n, case n when 3 then 'riverside' else 'lakeside' end, 'skyward-oneroster', 'ACTIVE', 1
            from generate_series(1, 3) n;

            insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id)
            select c.id, 8, 'e' || n, 'e' || n, 'enrollments', 'K', n <= 6000, md5('e' || n)::uuid,
                   md5(case when n <= 100 then c.district_id else c.name end || n)::uuid
            from connection c, generate_series(1, 6500) n;

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
    void a_record_that_another_connection_of_the_district_has_live_is_not_held_alone() {
        Holdings holdings = new Holdings(JDBC);

        assertThat(holdings.of(1)).containsOnlyKeys(EntityType.ENROLLMENT);
        assertThat(holdings.of(1)).containsEntry(EntityType.ENROLLMENT, new Held(6000, 5900));
        assertThat(holdings.of(3)).containsEntry(EntityType.ENROLLMENT, new Held(6000, 6000));
    }

    @Test
    void others_are_not_looked_for_once_for_each_record() {
        List<String> plan = JDBC.sql("explain " + Sql.named("run/held_records"))
                .param("connection", 1)
                .query((row, _) -> row.getString("QUERY PLAN"))
                .list();

        assertThat(plan).noneMatch(line -> line.contains("SubPlan"));
    }
}
