package org.passportsync.run;

import java.util.function.Supplier;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What PostgreSQL's planner is told about a statement before it is said. */
public final class Planner {

    private Planner() {}

    /**
     * Says a statement that reads most of what is known of a connection: planned with look-ups as dear as they are beside
     * reading in order. What the steps say of look-ups stands for statements that want a few of many rows; believing it, the
     * planner reads whole tables through an index. The open transaction goes on with what it said of them before.
     */
    public static <T> T readingThrough(JdbcClient database, Supplier<T> statement) {
        String before = lookUpsCost(database, "1.1");
        T result = statement.get();
        lookUpsCost(database, before);
        return result;
    }

    /** Says what they cost from now on, and gives back what was said before. */
    private static String lookUpsCost(JdbcClient database, String pages) {
        return database.sql(Sql.named("run/look_ups_cost"))
                .param("pages", pages)
                .query((row, _) -> row.getString("before"))
                .single();
    }
}
