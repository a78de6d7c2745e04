package org.passportsync.access;

import java.util.List;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The districts that there are; the first definition of a connection makes its district. */
public final class Districts {

    private final JdbcClient database;

    public Districts(JdbcClient database) {
        this.database = database;
    }

    /** All of them, in order. */
    public List<String> known() {
        return database.sql(Sql.named("run/districts"))
                .query((row, _) -> row.getString("id"))
                .list();
    }

    /** What to tell whoever names a district that there is not. */
    public static String unknown(String id, List<String> known) {
        return "there is no district " + id + "; "
                + (known.isEmpty()
                        ? "apply a definition of one of its connections first"
                        : "known are " + String.join(", ", known));
    }
}
