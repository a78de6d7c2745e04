package org.passportsync.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.passportsync.job.House;
import org.passportsync.job.Launched;
import org.passportsync.job.RunWatcher;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** One sync of one of many districts. */
record BenchSync(House house, String connection, String date) {

    /**
     * How long it took.
     *
     * @param all seconds from launch to end
     * @param withTurn seconds from its turn in the database to its end
     */
    record Took(double all, double withTurn, boolean committed, String said) {}

    /** A connection for each site, in a district of its own; their names. */
    static List<String> apply(House house, List<Site> sites) {
        List<String> names = new ArrayList<>();
        for (Site site : sites) {
            String name = "district-%02d".formatted(names.size() + 1);
            house.apply("""
                    version: 1
                    district: { id: %1$s, name: %1$s, timeZone: America/Chicago }
                    connection: %1$s
                    application: skyward-oneroster
                    delivery: { serviceUrl: "%2$s", clientId: %3$s, clientSecret: "${env:SKYWARD_SECRET}", pageSize: 5000 }
                    terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
                    schools: { autoMap: true }
                    %4$s
                    """.formatted(
                            name, site.url(), site.clientId(), System.getProperty("passport.bench.sections", "")));
            names.add(name);
        }
        return names;
    }

    Took run() {
        Turn turn = new Turn();
        long from = System.nanoTime();
        Launched launched = house.launch(turn, "connection=" + connection, "new=true", "asOf=" + date);
        long to = System.nanoTime();
        boolean committed = launched instanceof Launched.Ended(Run run)
                && (run.state() == RunState.COMMITTED || run.state() == RunState.COMMITTED_WITH_ISSUES);
        String said = launched instanceof Launched.Ended(Run run)
                ? connection + " is " + run.state() + ": " + run.message()
                : connection + ": " + launched;
        return new Took((to - from) / 1e9, turn.began == 0 ? 0 : (to - turn.began) / 1e9, committed, said);
    }

    /** Notes when the run's turn comes. */
    private static final class Turn implements RunWatcher {

        private volatile long began;

        @Override
        public void step(String name) {
            if (name.equals("prove")) {
                began = System.nanoTime();
            }
        }

        @Override
        public void started(long runId) {}

        @Override
        public void page(String slice, int page, long rows, OptionalLong total) {}

        @Override
        public void waiting(String resource, String reason, Duration pause) {}

        @Override
        public void remark(String text) {}
    }
}
