package org.passportsync.job;

import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.shape.SchoolPlan;
import org.passportsync.shape.SchoolScope;
import org.passportsync.shape.ShapeSettings;
import org.passportsync.shape.Shaper;
import org.passportsync.sis.Resource;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.Walk;
import org.passportsync.staging.Journal;
import org.passportsync.staging.NearPages;
import org.passportsync.staging.PageHarvest;
import org.passportsync.staging.PageIntake;
import org.passportsync.staging.PageMemory;
import org.passportsync.staging.RunSchools;
import org.passportsync.staging.SeenIndex;
import org.passportsync.staging.SeenIndexes;
import org.passportsync.staging.Slices;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;

/**
 * Reads one slice as a chunk step of its own, made anew for each: an item is a page, and a page is a transaction. The
 * slice is told by the execution's name: whoever dies while Spring Batch lists the slices leaves them without contexts.
 */
final class SliceStep implements Step {

    private final JobRepository repository;
    private final Workplace place;
    private final Underway run;
    private final Journal.Seal seal;
    private final IntSupplier requests;

    /** Takes how many requests may be under way at once; asked anew for every page. */
    SliceStep(JobRepository repository, Workplace place, Underway run, Journal.Seal seal, IntSupplier requests) {
        this.repository = repository;
        this.place = place;
        this.run = run;
        this.seal = seal;
        this.requests = requests;
    }

    @Override
    public String getName() {
        return "intake";
    }

    @Override
    public void execute(StepExecution execution) throws JobInterruptedException {
        String name = execution.getStepName();
        String slice = name.substring(name.indexOf(':') + 1);
        Resource resource = run.settings().resource(slice);
        try (PageReading reading = reading(resource)) {
            chunks(execution.getStepName(), reading).execute(execution);
        } finally {
            place.room().leaveDesk();
        }
    }

    private PageReading reading(Resource resource) {
        // Read here: a thread that fetches ahead may be interrupted, and must not be in the database then.
        SchoolScope scope = scope();
        SeenIndex index = index();
        Replayed replayed = run.replayed();
        PageMemory memory = replayed == null ? memory(resource, scope) : PageMemory.none();
        Supplier<PageIntake> maker = () -> intake(resource, scope, index, memory);
        return replayed == null
                ? new SliceReading(
                        run.facts(),
                        resource,
                        run.source().walk(resource.name()),
                        desk(),
                        new SliceReading.Pages(prefetch(resource, maker), new Recall(memory, index, maker)))
                : new JournalReading(run, replayed, resource.name(), desk(), maker);
    }

    private Step chunks(String name, PageReading reading) {
        return new StepBuilder(name, repository)
                .<PageHarvest, PageHarvest>chunk(1)
                .transactionManager(place.transactions())
                .reader(() -> next(reading))
                .processor(harvest -> run.noted(() -> reading.join(harvest)))
                .writer(harvests -> {
                    for (PageHarvest harvest : harvests) {
                        run.noted(() -> {
                            reading.write(harvest);
                            return harvest;
                        });
                    }
                })
                .build();
    }

    /** The transaction of the page before is over: what comes next is waited for without a desk. */
    private @Nullable PageHarvest next(PageReading reading) throws Exception {
        place.room().leaveDesk();
        if (run.replayed() == null) {
            return run.interruptible(reading::read);
        }
        run.interruptible(() -> {
            place.room().takeDesk();
            return reading;
        });
        return run.unlessStopping(reading::read);
    }

    private PagePrefetch prefetch(Resource resource, Supplier<PageIntake> maker) {
        int pageSize = run.settings().definition().delivery().pageSize();
        PageHarvesting harvesting = new PageHarvesting(run.source(), resource.name(), pageSize, maker, place.room());
        return new PagePrefetch(
                resource.name(), harvesting, requests, place.room().ahead());
    }

    private SliceReading.Desk desk() {
        return new SliceReading.Desk(
                place.database(),
                new Journal(place.source(), place.clock()),
                new Slices(place.database()),
                run.fence(),
                run.watcher());
    }

    private PageIntake intake(Resource resource, SchoolScope scope, SeenIndex index, PageMemory memory) {
        ShapeSettings shape = run.settings().shape(scope, run.facts().asOf()).only(run::wants);
        Shaper shaper = new Shaper(shape);
        java.util.List<RowSchema> rows = shaper.rows(resource.feeds());
        PageIntake.Reading reading = new PageIntake.Reading(
                run.source().parser(resource.name(), rows),
                shaper,
                run.settings().prefix(),
                seal);
        return new PageIntake(run.facts(), resource.name(), reading, index, memory);
    }

    /** Pages that are asked for by row come again under the same number; where all is wanted anew, none is recalled. */
    private PageMemory memory(Resource resource, SchoolScope scope) {
        return run.source().walk(resource.name()) == Walk.BY_OFFSET
                        && !run.asked().force()
                ? PageMemory.of(
                        place.source(),
                        new PageMemory.Place(run.facts().connectionId(), resource.name(), PageContext.of(run, scope)),
                        new NearPages(place.room().earlier(), requests))
                : PageMemory.none();
    }

    private SchoolScope scope() {
        return new SchoolPlan.Plan(new RunSchools(place.database()).of(run.id()), java.util.List.of()).scope();
    }

    private SeenIndex index() {
        return run.index(() -> remembered(place, run));
    }

    /** What a run compares its pages with. */
    static SeenIndex remembered(Workplace place, Underway run) {
        return run.asked().force()
                ? new SeenIndex(8)
                : place.room()
                        .atDesk(() -> place.inTransaction(() -> {
                            place.tune();
                            return new SeenIndexes(place.source())
                                    .remembered(run.facts().connectionId());
                        }));
    }
}
