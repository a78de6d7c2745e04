package org.passportsync.bench;

import java.util.List;
import org.passportsync.job.House;
import org.passportsync.job.Launched;
import org.passportsync.job.RunWatcher;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** The four workloads of ours, one after the other, on a hub that is empty. */
record Workloads(House house, BenchSkyward skyward) {

    /** Something to be timed. */
    interface Work {
        Object work() throws Exception;
    }

    /** What is done with each. */
    interface Measure {
        Object measured(String workload, Work work) throws Exception;
    }

    static final List<String> ALL = List.of("first", "unchanged", "daily", "remapped");

    /** Lets each happen, measured. */
    void each(Measure measure) throws Exception {
        until("remapped", measure);
    }

    /** Lets them happen one after the other, measured, up to the given one. */
    void until(String last, Measure measure) throws Exception {
        house.apply(definition("LAST_DAY"));
        for (String workload : ALL.subList(0, ALL.indexOf(last) + 1)) {
            measure.measured(workload, work(workload));
        }
    }

    /** The same as the last one once more, so that nothing changes. */
    void again(String last) throws Exception {
        committed(date(last));
    }

    private String date(String workload) throws Exception {
        return skyward.day(workload.equals("first") || workload.equals("unchanged") ? 0 : 1);
    }

    /** Prepares a workload. */
    private Work work(String workload) throws Exception {
        String date = date(workload);
        if (workload.equals("remapped")) {
            house.apply(definition("DAY_AFTER"));
            return () -> approved(date);
        }
        return () -> committed(date);
    }

    private Object committed(String date) {
        Run run = ((Launched.Ended) house.launch("new=true", "asOf=" + date)).run();
        if (run.state() != RunState.COMMITTED && run.state() != RunState.COMMITTED_WITH_ISSUES) {
            throw new IllegalStateException("run " + run.id() + " is " + run.state() + ": " + run.message());
        }
        return run;
    }

    private Object approved(String date) {
        Run run = ((Launched.Ended) house.launch("new=true", "asOf=" + date)).run();
        return run.state() == RunState.PARKED
                ? house.syncs().approve(run.id(), String.valueOf(run.digest()), null, House.OPERATOR, RunWatcher.NONE)
                : run;
    }

    private String definition(String endDateIs) {
        return """
                version: 1
                district: { id: lakeside, name: Lakeside School District, timeZone: America/Chicago }
                connection: lakeside
                application: skyward-oneroster
                delivery: { serviceUrl: "%s", clientId: %s, clientSecret: "${env:SKYWARD_SECRET}", pageSize: 5000 }
                advanced: { endDateIs: %s }
                terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
                schools: { autoMap: true }
                """.formatted(skyward.site.url(), skyward.site.clientId(), endDateIs);
    }
}
