package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** kill -9 inside a transaction: of a page, of a comparison, and of the commit just before its end. The hub is before or after, never between. */
class KilledInsideTest {

    private static final String LOCK = "4711";

    @TempDir
    private Path folder;

    private Lakeside lakeside;

    @BeforeEach
    void first_sync() {
        lakeside = Lakeside.in(folder, definition -> definition.with("pageSize", "10"));
        lakeside.district.aSchool("lincoln").students(1, 60, "lincoln");
        lakeside.committed();
        lakeside.district
                .without(Resource.USERS, "s-007")
                .aStudentNamed("Renamed", "s-008", "lincoln")
                .aStudent("s-061", "lincoln");
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void in_the_transaction_of_a_page() throws Exception {
        killedAt(
                "after insert on page_journal",
                "if (select count(*) from page_journal where run_id = 2 and slice = ''users'') > 3 then",
                1);

        List<String> journaled = journaled();
        assertThat(journaled).as("the page is not there by half").hasSize(3);
        Run again = goesOn();

        assertThat(again.state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void in_the_commit_just_before_its_end() throws Exception {
        List<String> before = hub();
        killedAt("before insert on issue", "if true then", 1);

        assertThat(hub()).isEqualTo(before);
        long asked = lakeside.skyward.requests().size();
        Run again = goesOn();

        assertThat(again.state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.skyward.requestsAfter(asked))
                .as("everything was read already")
                .isEmpty();
    }

    @Test
    void in_both_transactions_of_a_comparison() throws Exception {
        List<String> before = hub();
        killedAt("after insert on change", "if true then", 2);

        assertThat(hub()).isEqualTo(before);
        assertThat(count("select count(*) from change where run_id = 2")).isZero();
        Run again = goesOn();

        assertThat(again.state()).isEqualTo(RunState.COMMITTED);
    }

    private Run goesOn() {
        Run again = Lakeside.ended(lakeside.house.launch());
        assertThat(again.id()).isEqualTo(2);
        assertThat(lakeside.changes(again))
                .contains("DELETE student s-007 SOURCE", "UPDATE student s-008 SOURCE", "CREATE student s-061 SOURCE")
                .hasSize(5);
        assertThat(lakeside.live(EntityType.STUDENT))
                .hasSize(60)
                .contains("s-061")
                .doesNotContain("s-007");
        return again;
    }

    /** Kills a sync while its transactions stand in a trigger, and lets the transactions find their client dead. */
    private void killedAt(String event, String condition, int transactions) throws Exception {
        run("create function stand() returns trigger language plpgsql as 'begin " + condition
                + " perform pg_advisory_xact_lock(" + LOCK + "); end if; return null; end'");
        run("create trigger stand " + event + " for each statement execute function stand()");
        try (Connection holder = lakeside.database.dataSource().getConnection()) {
            execute(holder, "select pg_advisory_lock(" + LOCK + ")");
            Process process = KilledSync.start("nowhere", lakeside.database, folder);
            ChildProcess.await("the transactions that stand", () -> standing() == transactions);
            process.destroyForcibly().waitFor();
            execute(holder, "select pg_advisory_unlock(" + LOCK + ")");
        }
        ChildProcess.await("the end of the transaction", this::nobodyWorks);
        run("drop function stand cascade");
    }

    private long standing() {
        return count("select count(*) from pg_locks where locktype = 'advisory' and not granted");
    }

    private boolean nobodyWorks() {
        return count(
                        "select count(*) from pg_stat_activity where datname = current_database() and xact_start is not null"
                                + " and pid <> pg_backend_pid()")
                == 0;
    }

    private long count(String query) {
        return lakeside.sql().sql(query).query(Long.class).single();
    }

    private void run(String statement) {
        lakeside.sql().sql(statement).update();
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    private List<String> journaled() {
        return lakeside.sql()
                .sql("select page::text from page_journal where run_id = 2 and slice = 'users'")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private List<String> hub() {
        return lakeside.sql()
                .sql("select entity || sis_id || version || document || coalesce(deleted_run, 0) from passport_record"
                        + " union all select entity || sis_id || hash || live from source_record order by 1")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }
}
