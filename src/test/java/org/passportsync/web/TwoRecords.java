package org.passportsync.web;

import org.passportsync.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two students of one connection that a run found to be one: one is live, and one was held out. */
public final class TwoRecords {

    private final JdbcClient database;
    private final String connection;
    private final String live;
    private final String held;

    private TwoRecords(JdbcClient database, String connection, String live) {
        this.database = database;
        this.connection = connection;
        this.live = live;
        this.held = live + "-again";
    }

    /** The student that a connection holds first, and another like it. */
    public static TwoRecords of(TestDatabase database, String connection) {
        JdbcClient client = database.client();
        String live = client.sql("select min(s.sis_id) from source_record s join connection c on c.id = s.connection_id"
                        + " where c.name = :connection and s.entity = 5 and s.live")
                .param("connection", connection)
                .query(String.class)
                .single();
        return new TwoRecords(client, connection, live);
    }

    String live() {
        return live;
    }

    String held() {
        return held;
    }

    /** Opens the issue, and gives its number. */
    public long open() {
        database.sql("""
                        insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, cause, live, hash,
                                                   document, passport_id)
                        select s.connection_id, s.entity, :held, :held, s.origin, 'H', 'DUPLICATE', false,
                               md5(:held)::uuid, s.document || '{"familyName": "Twin"}', md5(:held)::uuid
                        from source_record s join connection c on c.id = s.connection_id
                        where c.name = :connection and s.entity = 5 and s.sis_id = :live
                        on conflict do nothing""")
                .param("connection", connection)
                .param("live", live)
                .param("held", held)
                .update();
        return issue("studentNumber", null);
    }

    /** Opens an issue about the two with a rule, and gives its number. */
    long issue(String rule, @org.jspecify.annotations.Nullable String attribute) {
        return database.sql("""
                        insert into issue (connection_id, entity, sis_id, kind, stage, rule, attribute, message, opened_run,
                                           other_connection, other_sis_id)
                        select c.id, 5, :held, 'DUPLICATE', 'link', :rule, :attribute::text,
                               'student ' || :held || ' has the same ' || :rule || ' as student ' || :live,
                               (select min(id) from run r where r.connection_id = c.id), c.id, :live
                        from connection c where c.name = :connection
                        returning id""")
                .param("connection", connection)
                .param("rule", rule)
                .param("attribute", attribute)
                .param("live", live)
                .param("held", held)
                .query(Long.class)
                .single();
    }

    /** A run finds that it is so no longer. */
    void close(long issue) {
        database.sql("update issue set closed_run = opened_run where id = :id")
                .param("id", issue)
                .update();
    }
}
