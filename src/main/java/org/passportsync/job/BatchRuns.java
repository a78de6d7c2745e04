package org.passportsync.job;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;

/** Spring Batch's side of runs: one job instance a run, identified by the run's number. */
public final class BatchRuns {

    private final JobOperator operator;
    private final JobRepository repository;

    public BatchRuns(JobOperator operator, JobRepository repository) {
        this.operator = operator;
        this.repository = repository;
    }

    JobRepository repository() {
        return repository;
    }

    /**
     * Starts a run's job, or goes on with it where an earlier execution ended; returns when it rests.
     *
     * @return what Spring Batch says that went wrong; null: nothing did
     */
    @Nullable
    Throwable work(Job job, long runId) {
        last(runId).ifPresentOrElse(this::recover, () -> forget(runId));
        try {
            return operator.start(job, parameters(runId)).getAllFailureExceptions().stream()
                    .findFirst()
                    .orElse(null);
        } catch (JobExecutionException refused) {
            throw new IllegalStateException("Spring Batch refuses run " + runId + ": " + refused.getMessage(), refused);
        }
    }

    /** Asks the execution of a run, wherever it runs, to stop; false where it does not run. */
    boolean stop(long runId) {
        JobExecution running =
                last(runId).filter(one -> one.getStatus().isRunning()).orElse(null);
        if (running == null) {
            return false;
        }
        try {
            return running.getStatus() == BatchStatus.STOPPING || operator.stop(running);
        } catch (OptimisticLockingFailureException alreadyMoved) {
            // The execution wrote its own row at the same moment; it is stopping already, or has just ended.
            return last(runId)
                            .filter(one -> one.getStatus() == BatchStatus.STOPPING)
                            .isPresent()
                    || stopAgain(runId);
        } catch (JobExecutionNotRunningException ended) {
            return false;
        }
    }

    private boolean stopAgain(long runId) {
        JobExecution running =
                last(runId).filter(one -> one.getStatus().isRunning()).orElse(null);
        try {
            return running != null && operator.stop(running);
        } catch (OptimisticLockingFailureException busy) {
            // It moves its own row all the time, so it is alive, and hears of the stop by other ways too.
            return true;
        } catch (JobExecutionNotRunningException ended) {
            return false;
        }
    }

    /** Whether the run's execution came to rest because somebody asked it to stop. */
    boolean stopped(long runId) {
        return last(runId)
                .filter(one -> one.getStatus() == BatchStatus.STOPPING || one.getStatus() == BatchStatus.STOPPED)
                .isPresent();
    }

    /** The execution of one slice in the newest execution of a run's job. */
    Optional<StepExecution> slice(long runId, String slice) {
        return last(runId).stream()
                .flatMap(execution -> execution.getStepExecutions().stream())
                .filter(step -> step.getStepName().endsWith(":" + slice))
                .findFirst();
    }

    /** Who dies between making a job instance and its first execution leaves an instance that can't be started. */
    private void forget(long runId) {
        JobInstance begun = repository.getJobInstance(RosterSync.NAME, parameters(runId));
        if (begun != null) {
            repository.deleteJobInstance(begun);
        }
    }

    private Optional<JobExecution> last(long runId) {
        JobInstance instance = repository.getJobInstance(RosterSync.NAME, parameters(runId));
        return instance == null ? Optional.empty() : Optional.ofNullable(repository.getLastJobExecution(instance));
    }

    /**
     * Makes an execution that broke off restartable. A process that was killed leaves it STARTED, or FAILED with a
     * partition STARTED, or UNKNOWN where the database was gone when it ended; the lease says that nobody works on it.
     */
    private void recover(JobExecution execution) {
        Collection<StepExecution> steps = execution.getStepExecutions();
        boolean unknown = execution.getStatus() == BatchStatus.UNKNOWN
                || steps.stream().anyMatch(step -> step.getStatus() == BatchStatus.UNKNOWN);
        if (unknown) {
            steps.stream()
                    .filter(step -> step.getStatus() == BatchStatus.UNKNOWN)
                    .forEach(step -> {
                        step.setStatus(BatchStatus.FAILED);
                        repository.update(step);
                    });
            execution.setStatus(BatchStatus.FAILED);
            repository.update(execution);
        }
        boolean running = execution.getStatus().isRunning()
                || steps.stream().anyMatch(step -> step.getStatus().isRunning());
        if (running) {
            operator.recover(execution);
        }
    }

    private static JobParameters parameters(long runId) {
        return new JobParametersBuilder().addLong("run", runId).toJobParameters();
    }
}
