package org.passportsync.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.SimulatedSkyward;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds out whether a district is as undisturbed after a killing. */
final class Inquest {

    private static final int REAL_PROGRAM = 10;

    private final Path folder;
    private final SimulatedSkyward skyward;
    private final List<String> before;
    private final List<String> after;
    private final String asOf;

    /** With the hub as the first day left it, and as an undisturbed sync of the next day leaves it. */
    Inquest(Path folder, SimulatedSkyward skyward, List<String> before, List<String> after) {
        this.folder = folder;
        this.skyward = skyward;
        this.before = before;
        this.after = after;
        this.asOf = "asOf=" + skyward.district().today();
    }

    /**
     * Looks at what is left, goes on with the same command, and looks again.
     *
     * @param number of the copy; with every tenth it is the real program that goes on
     * @param wrong takes what is not as undisturbed
     */
    void judge(House.Address copy, int number, List<String> wrong) throws Exception {
        try (House house = House.at(copy, folder)) {
            Run left = house.runs.get(2);
            boolean committed = left.committedAt() != null;
            check(hub(house.sql()).equals(committed ? after : before), "the hub is neither before nor after", wrong);
            check(
                    committed || left.state() == RunState.RUNNING || left.state() == RunState.FAILED,
                    "run 2 is left " + left.state(),
                    wrong);
            Set<String> journaled = KilledRunTest.journaled(house, 2);
            long asked = skyward.requests().size();
            // A lease that could not be given back runs out within 30 seconds, which need not be waited for.
            house.sql()
                    .sql("update lease set until = clock_timestamp() - interval '1 second'")
                    .update();
            goOn(house, copy, number, wrong);
            check(committed || house.runs.find(3).isEmpty(), "the same command began another run", wrong);
            check(
                    committed || KilledRunTest.fetched(skyward, asked).stream().noneMatch(journaled::contains),
                    "a journaled page was fetched again",
                    wrong);
            check(hub(house.sql()).equals(after), "the hub is not as after an undisturbed sync", wrong);
            check(atRest(house), "a run or a lease is left behind", wrong);
        }
    }

    private void goOn(House house, House.Address copy, int number, List<String> wrong) throws Exception {
        if (number % REAL_PROGRAM != 0) {
            Launched again = house.launch(asOf);
            check(committed(again), "the same command again: " + again, wrong);
            return;
        }
        Process program = ChildProcess.start(
                "org.passportsync.PassportSync",
                List.of(
                        "sync",
                        "connection=lakeside",
                        asOf,
                        "--data-dir=" + folder,
                        "--spring.datasource.url=" + copy.url(),
                        "--spring.datasource.username=" + copy.user()));
        String said = String.join("\n", program.inputReader().lines().toList());
        check(program.waitFor() == 0, "the program ends with " + program.exitValue() + ": " + said, wrong);
    }

    private static boolean atRest(House house) {
        return house.sql()
                .sql("select not exists (select from run where state in ('RUNNING', 'FAILED', 'STOPPED'))"
                        + " and not exists (select from lease where until > clock_timestamp())")
                .query(Boolean.class)
                .single();
    }

    static boolean committed(Launched launched) {
        return launched instanceof Launched.Ended(Run run)
                && (run.state() == RunState.COMMITTED || run.state() == RunState.COMMITTED_WITH_ISSUES);
    }

    private static void check(boolean right, String otherwise, List<String> wrong) {
        if (!right) {
            wrong.add(otherwise);
        }
    }

    /** All that a sync may leave in the hub and in the baseline, but for times. */
    static List<String> hub(JdbcClient sql) {
        return sql.sql("""
                        select concat_ws(' ', 'record', entity, id, sis_id, version, document, deleted_run) as line
                        from passport_record
                        union all select concat_ws(' ', 'source', entity, sis_id, hash, live, document) from source_record
                        union all select concat_ws(' ', 'part', entity, sis_id, part, hash) from source_part
                        union all select concat_ws(' ', 'history', entity, id, version) from record_history
                        union all select concat_ws(' ', 'issue', entity, sis_id, kind, rule, opened_run, closed_run) from issue
                        order by 1""").query((row, _) -> String.valueOf(row.getString(1))).list();
    }
}
