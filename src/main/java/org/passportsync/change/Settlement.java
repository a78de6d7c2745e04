package org.passportsync.change;

import java.time.Period;
import java.util.List;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Settles who is live: references, cascades and dates, in one pass from schools to contacts. Runs inside one transaction
 * and may be run again.
 */
public final class Settlement {

    private static final List<String> ORDER = List.of(
            "school", "calendar", "course", "class", "student", "staff", "school_enrollment", "enrollment", "contact");

    private final JdbcClient database;
    private final RunFacts run;
    private final Rules rules;

    public Settlement(JdbcClient database, RunFacts run, Rules rules) {
        this.database = database;
        this.run = run;
        this.rules = rules;
    }

    /** Whether absence and leaving scope delete. */
    public enum BulkMode {
        ON,
        OFF
    }

    /**
     * What the settings say about leaving.
     *
     * @param startLead how long before its begin date an enrollment is current
     * @param endLag how long after its last day it still is
     */
    public record Rules(String prefix, BulkMode bulk, Period startLead, Period endLag, Ended ended) {

        /** Whether enrollments stay once their last day is over. */
        public enum Ended {
            LEAVE,
            STAY
        }
    }

    /** Links what was staged to the records of the hub. */
    public void link() {
        run("link_schools");
        run("link_returned");
    }

    /** Settles every entity. */
    public void settle() {
        steadyPlanner(database);
        run("clear_settled");
        ORDER.forEach(entity -> run("settle_" + entity));
        if (relinked()) {
            run("settle_relinked");
        }
        database.sql(Sql.named("staging/analyze_day"))
                .param("table", "settled")
                .param("run", run.runId())
                .param("day", run.day())
                .query((_, _) -> 0)
                .list();
        run("settle_teaching");
    }

    private boolean relinked() {
        return database.sql(Sql.named("change/any_relinked"))
                .param("run", run.runId())
                .param("connection", run.connectionId())
                .param("prefix", rules.prefix())
                .query(Boolean.class)
                .single();
    }

    /** Lets the set-based statements of this transaction hash whole entities in memory. */
    static void steadyPlanner(JdbcClient database) {
        database.sql(Sql.named("change/steady_planner")).query((_, _) -> 0).list();
    }

    private void run(String statement) {
        database.sql(Sql.named("change/" + statement))
                .param("run", run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId())
                .param("prefix", rules.prefix())
                .param("bulk", rules.bulk() == BulkMode.ON)
                .param("asOf", run.asOf())
                .param("startLead", rules.startLead().getDays())
                .param("endLag", rules.endLag().getDays())
                .param("includeEnded", rules.ended() == Rules.Ended.STAY)
                .update();
    }
}
