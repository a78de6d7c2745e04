package org.passportsync.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what is written into a table from a moment on. */
final class Written {

    private final JdbcClient sql;
    private final String table;
    private final String from;
    private final long before;

    private Written(JdbcClient sql, String table) {
        this.sql = sql;
        this.table = table;
        this.before = count("true");
        this.from = sql.sql("select pg_current_xact_id()::xid::text")
                .query(String.class)
                .single();
    }

    /** From now on; nothing may be writing at this moment. */
    static Written into(JdbcClient sql, String table) {
        return new Written(sql, table);
    }

    /**
     * How many rows were put in or changed. Rows that are gone count as far as there are fewer than before, so that it is 0
     * only where nothing was written.
     */
    long rows() {
        long written = count("age(xmin) < age('" + from + "'::xid)");
        return written + Math.max(0, before - count("true"));
    }

    private long count(String which) {
        return sql.sql("select count(*) from " + table + " where " + which)
                .query(Long.class)
                .single();
    }
}
