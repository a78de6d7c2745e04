package org.passportsync.command;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Function;
import org.passportsync.job.Launched;
import org.passportsync.job.RunWatcher;

/** A run while a person or a log watches it; a signal stops it at its next page. */
final class Attended implements RunWatcher {

    private final Orders orders;
    private final Progress progress;

    private Attended(Orders orders, Progress progress) {
        this.orders = orders;
        this.progress = progress;
    }

    /** Gives an order that works on a run, with its progress shown until the run rests. */
    static Launched give(Session session, Orders orders, Function<RunWatcher, Launched> order) {
        try (Progress progress = Progress.on(session.console())) {
            Attended run = new Attended(orders, progress);
            try (var _ = session.signal().whenAsked(run::stop)) {
                return order.apply(run);
            }
        }
    }

    private void stop() {
        progress.remark("stopping at the next page ...");
        orders.stopOwn();
    }

    @Override
    public void started(long id) {
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
