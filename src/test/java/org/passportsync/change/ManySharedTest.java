package org.passportsync.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;
import org.passportsync.sql.Sql;

/** How what several sources say is gathered where much is shared: nothing is looked through once for each record. */
class ManySharedTest {

    private final TestDatabase database = TestDatabase.fresh();
    private Connection connection;

    @BeforeEach
    void make() throws SQLException {
        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        for (String maker : List.of("change/make_reference", "merge/make_shared", "merge/make_contribution")) {
            execute(withoutValues(maker));
        }
        execute("""
                insert into shared select 5, md5('s' || n)::uuid from generate_series(1, 4000) n""");
        execute("""
                insert into contribution (entity, passport_id, connection_id, connection, sis_id, own, now, document)
                select 5, md5('s' || n)::uuid, c, 'c' || c, 's' || n, c = 1, true,
                       jsonb_build_object('schools', jsonb_build_array(md5('school')::uuid))
                from generate_series(1, 4000) n, generate_series(1, 2) c""");
        for (String name : Merging.GATHERING) {
            execute(withoutValues("merge/" + name));
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void what_is_united_is_looked_up_for_each_record() throws SQLException {
        assertThat(plan("merge/contributions"))
                .noneMatch(line -> line.contains("Seq Scan on union_of"))
                .anyMatch(line -> line.contains("Scan using union_of_"));
    }

    @Test
    void so_is_what_others_say_of_what_a_retired_source_refers_to() throws SQLException {
        assertThat(plan("merge/keep_referred"))
                .noneMatch(line -> line.contains("Seq Scan on contribution x"))
                .anyMatch(line -> line.contains("Scan using contribution_") && line.contains("contribution x"));
    }

    @Test
    void whose_passport_id_belongs_to_others_is_found_once_for_all_newcomers() throws SQLException {
        execute(withoutValues("link/make_look"));

        assertThat(explained(Sql.named("link/to_part")
                        .replace(":entity", "8")
                        .replace(":connection", "1")
                        .replace(":others", "array[2]")
                        .replaceAll("(?<!:):(?!:)\\w+", "null")))
                .anyMatch(line -> line.contains("<> ") && line.contains("sis_id"))
                .noneMatch(line -> line.contains("<> x.sis_id"));
    }

    private List<String> plan(String name) throws SQLException {
        return explained(withoutValues(name));
    }

    private List<String> explained(String text) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("explain " + text)) {
            List<String> plan = new ArrayList<>();
            while (lines.next()) {
                plan.add(lines.getString(1));
            }
            return plan;
        }
    }

    private static String withoutValues(String name) {
        return Sql.named(name).replaceAll("(?<!:):(?!:)\\w+", "null");
    }

    private void execute(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
