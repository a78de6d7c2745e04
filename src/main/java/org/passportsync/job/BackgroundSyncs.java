package org.passportsync.job;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.run.Runs;

/** Launches, restarts and approves runs for those who don't wait for their end: answers as soon as a run is under way. */
public final class BackgroundSyncs {

    /** What is over sooner answers with its end. */
    private static final Duration BRIEF = Duration.ofMillis(300);

    private final Syncs syncs;
    private final Runs runs;
    private final UnaryOperator<LaunchParameters> filled;

    /** Takes what fills in of launches what goes without saying. */
    public BackgroundSyncs(Syncs syncs, Runs runs, UnaryOperator<LaunchParameters> filled) {
        this.syncs = syncs;
        this.runs = runs;
        this.filled = filled;
    }

    /** What came of asking. */
    public sealed interface Begun {

        /** A run is under way. */
        record Running(long runId) implements Begun {}

        /** It came to rest at once, or never began: only then it is refused, or wrong. */
        record Over(Launched launched) implements Begun {}
    }

    public Begun launch(LaunchParameters asked, Requester by) throws InterruptedException {
        LaunchParameters whole = filled.apply(asked);
        return begin(watcher -> syncs.launch(whole, by, watcher));
    }

    public Begun restart(long runId, Requester by) throws InterruptedException {
        return begin(watcher -> syncs.restart(runId, by, watcher));
    }

    public Begun approve(long runId, String digest, @Nullable String note, Requester by) throws InterruptedException {
        return begin(watcher -> syncs.approve(runId, digest, note, by, watcher));
    }

    private Begun begin(Function<RunWatcher, Launched> order) throws InterruptedException {
        Begin begin = new Begin();
        CompletableFuture<Launched> end = new CompletableFuture<>();
        Thread _ = Thread.ofVirtual().name("sync").start(() -> {
            try {
                end.complete(order.apply(begin));
            } catch (RuntimeException | Error failed) {
                end.completeExceptionally(failed);
            }
        });
        try {
            CompletableFuture.anyOf(begin.run, end).get();
            return new Begun.Over(over(end.get(BRIEF.toMillis(), TimeUnit.MILLISECONDS), begin.run));
        } catch (TimeoutException underWay) {
            return new Begun.Running(begin.run.join());
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        }
    }

    /** A run that has begun says itself why it ended, whether that took a moment or longer. */
    private Launched over(Launched launched, CompletableFuture<Long> run) {
        return switch (launched) {
            case Launched.Ended _, Launched.AlreadyParked _ -> launched;
            case Launched.Refused _, Launched.Unknown _, Launched.Wrong _ ->
                run.isDone() ? new Launched.Ended(runs.get(run.join())) : launched;
        };
    }

    /** Waits for the run's number. */
    private static final class Begin implements RunWatcher {

        private final CompletableFuture<Long> run = new CompletableFuture<>();

        @Override
        public void started(long runId) {
            run.complete(runId);
        }

        @Override
        public void step(String name) {}

        @Override
        public void page(String slice, int page, long rows, OptionalLong total) {}

        @Override
        public void waiting(String resource, String reason, Duration pause) {}

        @Override
        public void remark(String text) {}
    }
}
