package org.passportsync.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passportsync.sql.Sql;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every statement under {@code sql/} is understood by a server with the migrated schema. */
class StatementsTest {

    /** Temporary tables that some statements make for others, in the order in which they are made. */
    private static final List<String> MAKERS = List.of(
            "staging/make_unseen",
            "staging/make_candidates",
            "staging/make_frozen",
            "change/make_reference",
            "change/make_class_span",
            "change/make_teaching",
            "change/make_person_time",
            "link/make_look",
            "link/make_key",
            "link/make_named",
            "link/make_unsure",
            "merge/make_shared",
            "merge/make_contribution",
            "merge/make_union",
            "hub/rekey_make_records",
            "hub/rekey_make_parts");

    private static TestDatabase database;
    private static Connection connection;

    @BeforeAll
    static void make_the_temporary_tables() throws SQLException {
        database = TestDatabase.fresh();
        JdbcClient.create(database.dataSource())
                .sql("select ensure_partitions('2026-08-15')")
                .query((_, _) -> true)
                .list();
        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        for (String maker : MAKERS) {
            String text = Sql.named(maker).replaceAll("(?<!:):(?!:)\\w+", "null");
            try (var statement = connection.createStatement()) {
                statement.execute(text.replace("on commit drop", "on commit preserve rows"));
            }
        }
        connection.commit();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    static Stream<String> statements() throws IOException {
        Path root = Path.of("sql");
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(".sql"))
                    .map(file -> root.relativize(file).toString().replace(".sql", ""))
                    .filter(name -> !MAKERS.contains(name))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void a_statement_is_understood(String name) throws SQLException {
        String text = Sql.named(name);
        assertThat(text).as("begins with a sentence that says what it does").startsWith("-- ");
        assertThat(text.replaceAll("(?m)^--.*$", "")).as("one statement a file").doesNotContain(";");
        if (text.contains("from stdin")) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(text).cancelCopy();
        } else {
            String parsed = NamedParameterUtils.substituteNamedParameters(text, new MapSqlParameterSource());
            try (PreparedStatement statement = connection.prepareStatement(parsed)) {
                assertThat(statement.getParameterMetaData()).isNotNull();
            }
        }
        connection.rollback();
    }
}
