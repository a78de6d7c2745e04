package org.passportsync.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far the steps of runs have been looked at: up to a number, but for those before it that have not ended, as the steps
 * of a killed run never do, and those that somebody may still be writing.
 */
final class StepMark {

    /** A number is given out before its row can be seen; one that is not there after so long was given out in vain. */
    private static final Duration WRITING = Duration.ofHours(1);

    private final Set<Long> open = new HashSet<>();
    private final Map<Long, Instant> unwritten = new HashMap<>();
    private long last;

    StepMark(long last) {
        this.last = last;
    }

    /** Steps with greater numbers have not been seen. */
    long last() {
        return last;
    }

    /** The numbers before the last one that have to be looked at again. */
    Set<Long> pending() {
        Set<Long> pending = new HashSet<>(open);
        pending.addAll(unwritten.keySet());
        return pending;
    }

    /** Takes what a look has found after the last number and among the pending ones; gives what has ended since. */
    List<Sightings.Step> ended(List<Sightings.Step> found, Instant now) {
        long before = last;
        // One that is no longer found was deleted with its run.
        open.clear();
        for (Sightings.Step step : found) {
            last = Math.max(last, step.id());
            unwritten.remove(step.id());
            if (step.status() == null) {
                open.add(step.id());
            }
        }
        missing(found, before, now);
        return found.stream().filter(step -> step.status() != null).toList();
    }

    private void missing(List<Sightings.Step> found, long before, Instant now) {
        Set<Long> seen = new HashSet<>();
        found.forEach(step -> seen.add(step.id()));
        for (long id = before + 1; id < last; id++) {
            if (!seen.contains(id)) {
                unwritten.put(id, now);
            }
        }
        unwritten.values().removeIf(since -> since.isBefore(now.minus(WRITING)));
    }
}
