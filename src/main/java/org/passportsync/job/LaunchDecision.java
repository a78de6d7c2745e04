package org.passportsync.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchText;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** What a launch means while an earlier run of the connection is unfinished: a pure function. */
sealed interface LaunchDecision {

    /** The same command again goes on with the run that failed, stopped or broke off. */
    record Resume(Run run) implements LaunchDecision {}

    /** The parked run answers. */
    record Answer(Run run) implements LaunchDecision {}

    /** A new run starts; what was unfinished is closed, for the reason given. */
    record Fresh(@Nullable Run superseded, String reason) implements LaunchDecision {}

    /**
     * What is known when a launch is decided.
     *
     * @param newest the newest run of the connection that could go on; null: none
     * @param parked the run that is parked, which answers where the newest is another one; null: none
     * @param revision of the connection's definition, now
     * @param resumeWithin how old the first page of a run may be that goes on
     */
    record Known(
            @Nullable Unfinished newest,
            @Nullable Unfinished parked,
            int revision,
            Instant now,
            Duration resumeWithin) {}

    /**
     * A run that could go on.
     *
     * @param overtaken whether another run of the connection was committed since it began
     * @param districtRevision that its own is to be compared with, now
     */
    record Unfinished(Run run, boolean overtaken, int districtRevision) {}

    /** Decides. */
    static LaunchDecision of(LaunchParameters asked, Known known) {
        if (known.newest() == null) {
            return new Fresh(null, "");
        }
        Run newest = known.newest().run();
        String obstacle = obstacle(asked, known.newest(), known);
        if (newest.state() == RunState.PARKED) {
            return obstacle == null ? new Answer(newest) : new Fresh(null, "");
        }
        if (obstacle == null) {
            return new Resume(newest);
        }
        Unfinished parked = known.parked();
        if (parked != null && obstacle(asked, parked, known) == null) {
            return new Answer(parked.run());
        }
        return new Fresh(newest, obstacle);
    }

    /** Why a run can't go on; null: it can. */
    private static @Nullable String obstacle(LaunchParameters asked, Unfinished unfinished, Known known) {
        Run run = unfinished.run();
        if (unfinished.overtaken()) {
            return overtaken(run);
        }
        if (asked.fresh()) {
            return "a new run was asked for";
        }
        if (run.connectionRevision() != known.revision() || run.districtRevision() != unfinished.districtRevision()) {
            return "the definition has changed since";
        }
        if (!LaunchText.same(asked, LaunchText.read(run.parameters()))) {
            return "another run was asked for";
        }
        String gone = run.remains().obstacle(run.id());
        if (gone != null) {
            return gone;
        }
        return tooOld(run, known.now(), known.resumeWithin())
                ? "its first page is older than " + inWords(known.resumeWithin())
                : null;
    }

    /** Why a run can't go on once another one was committed: what it has read was compared with an older upload. */
    static String overtaken(Run run) {
        return "another run of " + run.connection() + " was committed since run " + run.id() + " began";
    }

    /** Whether what a run has read is too old to go on with. */
    static boolean tooOld(Run run, Instant now, Duration resumeWithin) {
        Instant from = run.firstPageAt() == null ? run.startedAt() : run.firstPageAt();
        return from.plus(resumeWithin).isBefore(now);
    }

    /** A duration as people write it, for example {@code 6 h}. */
    static String inWords(Duration duration) {
        return duration.toMinutes() % 60 == 0 ? duration.toHours() + " h" : duration.toMinutes() + " min";
    }
}
