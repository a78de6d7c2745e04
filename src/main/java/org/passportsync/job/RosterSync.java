package org.passportsync.job;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.sis.Resource;
import org.passportsync.staging.Journal;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.flow.FlowExecutionStatus;
import org.springframework.batch.core.job.flow.JobExecutionDecider;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/** The {@code rosterSync} job, made for one run: its parts are local variables, its order stands in one place. */
final class RosterSync {

    static final String NAME = "rosterSync";

    private static final String REST = "REST";
    private static final String GO_ON = "GO ON";

    private final JobRepository repository;
    private final Workplace place;
    private final Underway run;
    private final Means means;

    /** Who reads and what seals it, and the ground that the commit must still stand on. */
    record Means(Journal.Seal seal, Crew crew, Ground ground) {}

    RosterSync(JobRepository repository, Workplace place, Underway run, Means means) {
        this.repository = repository;
        this.place = place;
        this.run = run;
        this.means = means;
    }

    /** The job; steps that were completed by an earlier execution of the run are left out by Spring Batch. */
    Job job() {
        ChangeSet changes = new ChangeSet(place, run);
        JobExecutionDecider gated = among(RunState.RUNNING);
        JobExecutionDecider committed = among(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        return staged(new JobBuilder(NAME, repository), changes)
                .next(within("link", changes::link))
                .next(within("settle", changes::settle))
                .next(within("compare", () -> changes.compare(TwoAtOnce.comparing(place, run.fence()))))
                .next(within("gate", new Deciding(place, run)::decide))
                .next(gated)
                .on(REST)
                .stop()
                .from(gated)
                .on(GO_ON)
                .to(again("commit", new Committing(place, run, means.ground())::commit))
                .next(committed)
                .on(REST)
                .stop()
                .from(committed)
                .on(GO_ON)
                .to(within("close", new Closing(place, run)::close))
                .end()
                .build();
    }

    /** The steps that find out what differs: by reading the SIS, or for a release by what the connection holds. */
    private SimpleJobBuilder staged(JobBuilder job, ChangeSet changes) {
        Preparing preparing = new Preparing(place, run);
        if (run.releases()) {
            return job.start(within("open", preparing::room)).next(within("release", changes::release));
        }
        return job.start(within("open", preparing::open))
                .next(beside("schools", preparing::schools))
                .next(intake())
                .next(beside("prove", new Proving(place, run)::prove))
                .next(within("assemble", () -> changes.assemble(TwoAtOnce.assembling(place, run.fence()))));
    }

    /** What a step does. */
    private interface Work {
        void work() throws Exception;
    }

    /** A step whose work is one transaction. */
    private Step within(String name, Work work) {
        return tasklet(name, work, Propagation.REQUIRED).build();
    }

    /** A step that makes its own transactions, because it also waits for the SIS. */
    private Step beside(String name, Work work) {
        return tasklet(name, work, Propagation.NOT_SUPPORTED).build();
    }

    /** A step that runs again on every restart; it knows itself whether its work is done. */
    private Step again(String name, Work work) {
        return tasklet(name, work, Propagation.REQUIRED)
                .allowStartIfComplete(true)
                .build();
    }

    /** Waits before the step's first statement, when its transaction holds no connection yet. */
    private void waitBefore(String name) throws Exception {
        place.room().leaveDesk();
        switch (name) {
            case "open" ->
                run.interruptible(() -> {
                    place.room().takeDesk();
                    return name;
                });
            case "schools" -> {}
            default -> Turn.take(place, run);
        }
    }

    private org.springframework.batch.core.step.builder.TaskletStepBuilder tasklet(
            String name, Work work, Propagation propagation) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (_, _) -> {
                            waitBefore(name);
                            run.watcher().step(name);
                            place.tune();
                            return run.noted(() -> {
                                work.work();
                                return RepeatStatus.FINISHED;
                            });
                        },
                        place.transactions())
                .transactionAttribute(new Failing(propagation));
    }

    /** Whatever a step throws ends it: Spring Batch repeats a tasklet whose exception does not roll back. */
    private static final class Failing extends DefaultTransactionAttribute {

        private static final long serialVersionUID = 1L;

        Failing(Propagation propagation) {
            super(propagation.value());
        }

        @Override
        public boolean rollbackOn(Throwable failure) {
            return true;
        }
    }

    /** Who reads is settled when the step begins: workers where some are there, else this process. */
    private Step intake() {
        TaskExecutorPartitionHandler here = new TaskExecutorPartitionHandler();
        int requests = run.settings().definition().delivery().maxConcurrentRequests();
        here.setStep(new SliceStep(repository, place, run, means.seal(), () -> requests));
        here.setTaskExecutor(threads());
        return new StepBuilder("intake", repository)
                .partitioner("slice", _ -> slices())
                .partitionHandler(
                        (splitter, step) -> means.crew().readers(run, here).handle(splitter, step))
                .build();
    }

    private TaskExecutor threads() {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("slice-");
        threads.setVirtualThreads(true);
        return threads;
    }

    private Map<String, ExecutionContext> slices() {
        run.watcher().step("intake");
        Collection<Resource> resources = Preparing.wanted(run);
        Map<String, ExecutionContext> slices = new LinkedHashMap<>();
        resources.forEach(resource -> slices.put(resource.name(), new ExecutionContext()));
        return slices;
    }

    /** Only reads: goes on where the run row is in one of these states; else the job rests. */
    private JobExecutionDecider among(RunState... states) {
        Runs runs = new Runs(place.database(), place.clock());
        Set<RunState> wanted = Set.of(states);
        return (_, _) ->
                new FlowExecutionStatus(wanted.contains(runs.get(run.id()).state()) ? GO_ON : REST);
    }
}
