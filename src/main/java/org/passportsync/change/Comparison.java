package org.passportsync.change;

import java.util.List;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Works out the change set from what was settled. Runs inside one transaction and may be run again. */
public final class Comparison {

    private static final List<String> STEPS = List.of(
            "clear_changes",
            "make_reference",
            "index_reference",
            "make_teaching",
            "make_effective_of_settled",
            "make_new_record",
            "name_schools",
            "keep_school_attributes",
            "compare");

    private final JdbcClient database;
    private final RunFacts run;
    private final String prefix;

    public Comparison(JdbcClient database, RunFacts run, String prefix) {
        this.database = database;
        this.run = run;
        this.prefix = prefix;
    }

    /** Compares what was settled with the hub; where nothing was, there is nothing to compare. */
    public void compare() {
        if (settled()) {
            STEPS.forEach(this::run);
        } else {
            run("clear_changes");
        }
    }

    private boolean settled() {
        return database.sql(Sql.named("change/any_settled"))
                .param("run", run.runId())
                .param("day", run.day())
                .query(Boolean.class)
                .single();
    }

    private void run(String statement) {
        database.sql(Sql.named("change/" + statement))
                .param("run", run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId())
                .param("prefix", prefix)
                .update();
    }
}
