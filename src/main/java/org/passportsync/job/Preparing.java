package org.passportsync.job;

import java.util.List;
import org.passportsync.run.Run;
import org.passportsync.run.Runs;
import org.passportsync.shape.SchoolPlan;
import org.passportsync.sis.Resource;
import org.passportsync.staging.RunSchools;
import org.passportsync.staging.Slices;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The steps before anything is read: {@code open} makes room for the run, {@code schools} maps its schools. */
final class Preparing {

    private final Workplace place;
    private final Underway run;
    private final JdbcClient database;

    Preparing(Workplace place, Underway run) {
        this.place = place;
        this.run = run;
        this.database = place.database();
    }

    /** Makes the day's partitions and the run's slices; in the step's transaction. */
    void open() {
        room();
        new ChangeSet(place, run).requireRules();
        Slices slices = new Slices(database);
        wanted(run).forEach(resource -> slices.open(run.facts(), resource.name(), resource.name()));
    }

    /** Makes the day's partitions; in the step's transaction. */
    void room() {
        run.fence().check();
        database.sql("select ensure_partitions(:day)")
                .param("day", run.facts().day())
                .query((_, _) -> 0)
                .list();
    }

    /** The resources that this run reads. */
    static List<Resource> wanted(Underway run) {
        List<Resource> unasked = Unasked.of(run.settings().definition());
        return run.settings().application().resources().stream()
                .filter(resource -> !unasked.contains(resource))
                .filter(resource -> resource.feeds().stream().anyMatch(part -> run.wants(part.entity())))
                .toList();
    }

    private SchoolList.Listing asked() throws Exception {
        return run.interruptible(
                () -> new SchoolList(run.source(), run.settings().definition()).read());
    }

    private SchoolList.Listing listedBy(Run earlier) {
        return SchoolPlanning.listedBy(database, earlier.id());
    }

    /** Reads the list of schools and plans the mapping; makes its own transaction, so that none waits for the SIS. */
    void schools() throws Exception {
        Replayed replayed = run.replayed();
        SchoolList.Listing listed = replayed == null ? asked() : listedBy(replayed.run());
        place.transact(() -> {
            run.fence().check();
            new Runs(database, place.clock()).firstPage(run.id());
            SchoolPlan.Plan plan = new SchoolPlanning(database, run.facts().connectionId())
                    .plan(run.settings().definition(), listed);
            if (!plan.problems().isEmpty()) {
                throw new Refusal("the schools can't be mapped: " + String.join("; ", plan.problems())
                        + ". Correct the definition and apply it again");
            }
            new RunSchools(database).plan(run.id(), plan.schools());
        });
    }
}
