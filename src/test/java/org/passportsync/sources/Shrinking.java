package org.passportsync.sources;

import java.util.List;
import java.util.function.Function;

/** Drops steps of a story for as long as it still fails. */
final class Shrinking {

    private final Function<Story, List<String>> trial;
    private int left;

    /** Tries at most so many shorter stories. */
    Shrinking(Function<Story, List<String>> trial, int most) {
        this.trial = trial;
        this.left = most;
    }

    /** The shortest story that fails, with its differences. */
    String shortest(Story failing) {
        Story shortest = failing;
        for (int count = Math.max(1, failing.steps().size() / 4); count > 0; count /= 2) {
            int from = shortest.steps().size() - count;
            while (from >= 0 && left > 0) {
                Story shorter = shortest.without(from, count);
                left--;
                if (!trial.apply(shorter).isEmpty()) {
                    shortest = shorter;
                }
                from = Math.min(from - count, shortest.steps().size() - count);
            }
        }
        return shortest + "\n" + String.join("\n", trial.apply(shortest));
    }
}
