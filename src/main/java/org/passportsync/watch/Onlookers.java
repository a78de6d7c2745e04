package org.passportsync.watch;

import java.time.Duration;
import java.util.List;
import org.passportsync.job.Onlooker;
import org.passportsync.run.Run;
import org.passportsync.sis.SourceWatcher;

/** Several who look on. */
public record Onlookers(List<Onlooker> all) implements Onlooker {

    @Override
    public void began(Run run) {
        all.forEach(one -> one.began(run));
    }

    @Override
    public void step(Run run, String name) {
        all.forEach(one -> one.step(run, name));
    }

    @Override
    public void waiting(Run run, String resource, Duration pause) {
        all.forEach(one -> one.waiting(run, resource, pause));
    }

    @Override
    public void rested(Run run) {
        all.forEach(one -> one.rested(run));
    }

    @Override
    public void asked(String connection, String resource, SourceWatcher.Outcome outcome, Duration took) {
        all.forEach(one -> one.asked(connection, resource, outcome, took));
    }
}
