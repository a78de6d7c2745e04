package org.passportsync.change;

import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives every record of a connection its SIS ID under another prefix. The run works under the old prefix, so that records
 * are paired by their raw SIS IDs and only what really changed is a change; the new SIS IDs come last. Runs inside the
 * step's transaction, after the comparison.
 */
public final class Rekeying {

    private final JdbcClient database;
    private final RunFacts run;
    private final String prefix;
    private final String newPrefix;

    public Rekeying(JdbcClient database, RunFacts run, String prefix, String newPrefix) {
        this.database = database;
        this.run = run;
        this.prefix = prefix;
        this.newPrefix = newPrefix;
    }

    /** Makes one change of each record that gets another SIS ID. */
    public void list() {
        statement("rekey_changes").update();
        statement("rekey_others").update();
    }

    /** What the change of the prefix does, for a person. */
    public String inWords() {
        long records = statement("rekey_count").query(Long.class).single();
        return records + " live records get new SIS IDs, because the prefix changes from \"" + prefix + "\" to \""
                + newPrefix + "\"; their Passport IDs stay";
    }

    private JdbcClient.StatementSpec statement(String name) {
        return database.sql(Sql.named("change/" + name))
                .param("run", run.runId())
                .param("connection", run.connectionId())
                .param("prefix", prefix)
                .param("newPrefix", newPrefix);
    }
}
