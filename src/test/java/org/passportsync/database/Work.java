package org.passportsync.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.passportsync.sql.Sql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many rows the server goes through for a statement, however often it has to: what grows with the square of a district
 * shows here without a clock.
 *
 * @param connection with its transaction, which the statement belongs to
 * @param values by name, as SQL
 */
public record Work(Connection connection, Map<String, String> values) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The same with another value. */
    public Work with(String name, String value) {
        Map<String, String> others = new HashMap<>(values);
        others.put(name, value);
        return new Work(connection, others);
    }

    /** Executes a named statement, and counts. */
    public long of(String name) throws SQLException {
        String explained = "explain (analyze, timing off, format json) " + text(name);
        try (Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery(explained)) {
            plan.next();
            return Math.round(rows(JSON.readTree(plan.getString(1)).get(0).get("Plan")));
        }
    }

    /** A named statement with its values. */
    public String text(String name) {
        String text = Sql.named(name);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replaceAll("(?<!:):" + value.getKey() + "\\b", value.getValue());
        }
        return text;
    }

    private static double rows(JsonNode node) {
        double rows = node.path("Actual Loops").asDouble()
                * (node.path("Actual Rows").asDouble()
                        + node.path("Rows Removed by Filter").asDouble()
                        + node.path("Rows Removed by Join Filter").asDouble()
                        + node.path("Rows Removed by Index Recheck").asDouble());
        for (JsonNode below : node.path("Plans")) {
            rows += rows(below);
        }
        return rows;
    }
}
