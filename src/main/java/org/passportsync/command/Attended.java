package org.passportsync.command;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Function;
import org.passportsync.job.Decided;
import org.passportsync.job.Launched;
import org.passportsync.job.Requester;
import org.passportsync.job.RunWatcher;

/** A run while a person or a log watches it; a signal stops it at its next page. */
final class Attended implements RunWatcher {

    private static final Duration AGAIN = Duration.ofMillis(200);
    private static final int TRIES = 50;

    private final Session session;
    private final Orders orders;
    private final Requester by;
    private final Progress progress;
    private volatile long runId;

    private Attended(Session session, Orders orders, Requester by, Progress progress) {
        this.session = session;
        this.orders = orders;
        this.by = by;
        this.progress = progress;
    }

    /** Gives an order that works on a run, with its progress shown until the run rests. */
    static Launched give(Session session, Orders orders, Requester by, Function<RunWatcher, Launched> order) {
        try (Progress progress = Progress.on(session.console())) {
            Attended run = new Attended(session, orders, by, progress);
            try (var _ = session.signal().whenAsked(run::stop)) {
                return order.apply(run);
            }
        }
    }

    /** The run may be known a moment before it can be stopped, so the order is repeated until it is taken. */
    private void stop() {
        progress.remark("stopping at the next page ...");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (runId > 0 && orders.stop(runId, by) instanceof Decided.Done) {
                return;
            }
            if (session.signal().endsWithin(AGAIN)) {
                return;
            }
        }
    }

    @Override
    public void started(long id) {
        runId = id;
        progress.started(id);
    }

    @Override
    public void step(String name) {
        progress.step(name);
    }

    @Override
    public void page(String slice, int page, long rows, OptionalLong total) {
        progress.page(slice, page, rows, total);
    }

    @Override
    public void waiting(String resource, String reason, Duration pause) {
        progress.waiting(resource, reason, pause);
    }

    @Override
    public void remark(String text) {
        progress.remark(text);
    }
}
