package org.passportsync.job;

import java.util.List;
import java.util.stream.Collectors;
import org.passportsync.run.Workers;
import org.passportsync.staging.Claims;
import org.springframework.batch.core.partition.PartitionHandler;

/** The workers that may read a run's slices; where none is there, the process that leads the run reads them itself. */
final class Crew {

    private final Workplace place;
    private final BatchRuns batch;
    private final RunOpening opening;
    private final Workers workers;

    Crew(Workplace place, BatchRuns batch, RunOpening opening) {
        this.place = place;
        this.batch = batch;
        this.opening = opening;
        this.workers = new Workers(place.database());
    }

    /** Who reads a run's slices: the workers, or the given one, in this process. */
    PartitionHandler readers(Underway run, PartitionHandler here) {
        if (!divisible(run)) {
            return here;
        }
        List<Workers.Living> heard =
                workers.heard().stream().filter(one -> !one.dead()).toList();
        String version = heard.isEmpty() ? "" : workers.version(Build.version());
        boolean answered = heard.stream().anyMatch(one -> one.version().equals(version));
        place.transact(() -> {
            run.fence().check();
            new Claims(place.database()).offer(run.id(), null);
        });
        if (answered) {
            return new RemoteIntake(place, batch, run, new RemoteIntake.Crewed(opening, workers, version));
        }
        if (!heard.isEmpty()) {
            run.watcher().remark(leftOut(heard, version));
        }
        return here;
    }

    /** Files lie on one machine, and pages that are kept wait for nobody: neither is divided. */
    private static boolean divisible(Underway run) {
        return run.replayed() == null && run.settings().definition().csv() == null;
    }

    private static String leftOut(List<Workers.Living> heard, String version) {
        String others =
                heard.stream().map(Workers.Living::version).distinct().sorted().collect(Collectors.joining("; "));
        return "workers are there, but of another version (" + others + "; this is " + version
                + "), so this process reads by itself; start workers of the same version";
    }
}
