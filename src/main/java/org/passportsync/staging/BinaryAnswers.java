package org.passportsync.staging;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.passportsync.sql.Sql;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Asks for bytes as bytes. Else the driver waits for a statement's fifth execution on a connection, and until then bytes come
 * as text: twice as long, spelled out there and read again here digit by digit.
 */
final class BinaryAnswers {

    /** Asks the driver for binary answers from the first execution on. */
    private static final int AT_ONCE = -1;

    private BinaryAnswers() {}

    /** Makes something of the row that an answer is at. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> list(JdbcOperations database, String statement, Map<String, ?> parameters, Row<T> row) {
        return new NamedParameterJdbcTemplate(database)
                .execute(Sql.named(statement), parameters, prepared -> read(prepared, row));
    }

    private static <T> List<T> read(PreparedStatement prepared, Row<T> row) throws SQLException {
        prepared.unwrap(PGStatement.class).setPrepareThreshold(AT_ONCE);
        List<T> all = new ArrayList<>();
        try (ResultSet rows = prepared.executeQuery()) {
            while (rows.next()) {
                all.add(row.read(rows));
            }
        }
        return all;
    }
}
