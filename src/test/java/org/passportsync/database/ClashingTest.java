package org.passportsync.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Records that all have one key, a placeholder perhaps, cost as much as there are of them, and not each with each. */
class ClashingTest {

    private static final int RECORDS = 1_000;
    private static final Pattern ROWS = Pattern.compile("rows=(\\d+)(?:\\.\\d+)? loops=(\\d+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by .*Filter: (\\d+)");

    @ParameterizedTest
    @ValueSource(strings = {"link/hold_clashing", "link/tell_clashing"})
    void each_is_compared_with_the_strongest_only(String statement) throws Exception {
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            client.sql("select ensure_partitions('2026-08-15')")
                    .query((_, _) -> true)
                    .list();
            for (String maker : List.of("link/make_look", "link/make_key")) {
                client.sql(Sql.named(maker).replaceAll("(?<!:):(?!:)\\w+", "null"))
                        .update();
            }
            client.sql("insert into link_key (sis_id, connection_id, passport_id, stands, was_live, domain, key, rank)"
                            + " select 's-' || one, 1, gen_random_uuid(), 'LOOKED', false, 1, md5('none')::uuid, 2"
                            + " from generate_series(1, " + RECORDS + ") one")
                    .update();
            client.sql("analyze link_key").update();

            assertThat(touched(plan(client, statement))).isBetween((long) RECORDS, 40L * RECORDS);
        }
    }

    private static List<String> plan(JdbcClient client, String statement) {
        return client.sql("explain (analyze, timing off) " + Sql.named(statement))
                .param("run", 1)
                .param("day", java.time.LocalDate.of(2026, 8, 15))
                .param("connection", 1)
                .param("entity", 5)
                .param("domain", 1)
                .param("domains", "[[\"email\"]]")
                .param("why", "email")
                .param("masked", new String[0])
                .param("holdOut", true)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** All rows that any step of a plan made or threw away. */
    private static long touched(List<String> plan) {
        return plan.stream()
                .mapToLong(line -> {
                    Matcher rows = ROWS.matcher(line);
                    Matcher removed = REMOVED.matcher(line);
                    return (rows.find() ? Long.parseLong(rows.group(1)) * Long.parseLong(rows.group(2)) : 0)
                            + (removed.find() ? Long.parseLong(removed.group(1)) : 0);
                })
                .sum();
    }
}
