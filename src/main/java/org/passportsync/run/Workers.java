package org.passportsync.run;

import java.time.Duration;
import java.util.List;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The processes that read slices for the runs of others. */
public final class Workers {

    /** For how long a worker counts as there after it was heard of. */
    private static final Duration LASTING = Duration.ofSeconds(10);

    private final JdbcClient database;

    public Workers(JdbcClient database) {
        this.database = database;
    }

    /** A worker that was heard of lately, and the version that it reads slices for. */
    public record Living(Holder holder, String version) {

        /** Whether it is known to be dead all the same. */
        public boolean dead() {
            return holder.dead();
        }
    }

    /** A run whose slices wait for workers of another version. */
    public record Waiting(long runId, String version) {}

    /** Says that a worker is there. */
    public void beat(Holder self, String version) {
        database.sql(Sql.named("worker/beat"))
                .param("name", self.name())
                .param("host", self.host())
                .param("pid", self.pid())
                .param("version", version)
                .update();
    }

    /** Forgets a worker. */
    public void forget(Holder worker) {
        database.sql(Sql.named("worker/forget")).param("name", worker.name()).update();
    }

    /** Forgets workers that nobody will hear of again. */
    public void forgetLost() {
        database.sql(Sql.named("worker/forget_lost")).update();
    }

    /** Whoever was heard of lately, dead or not. */
    public List<Living> heard() {
        return database.sql(Sql.named("worker/living"))
                .param("seconds", LASTING.toSeconds())
                .query((row, _) -> new Living(
                        new Holder(row.getString("name"), row.getString("host"), row.getLong("pid")),
                        row.getString("version")))
                .list();
    }

    /** Runs that wait for workers of another version than this. */
    public List<Waiting> foreign(String version) {
        return database.sql(Sql.named("worker/foreign_runs"))
                .param("version", version)
                .query((row, _) -> new Waiting(row.getLong("run_id"), row.getString("version")))
                .list();
    }

    /** The districts with a data key, which a worker needs to open before it reads for them. */
    public List<String> keyedDistricts() {
        return database.sql(Sql.named("worker/keyed_districts"))
                .query((row, _) -> row.getString("id"))
                .list();
    }

    /** What a process may read slices as: the program's version, and that of the tables which it works on. */
    public String version(String program) {
        return program + ", tables "
                + database.sql(Sql.named("worker/schema_version"))
                        .query(String.class)
                        .single();
    }
}
