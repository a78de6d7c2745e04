package org.passportsync.job;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.Runs;

/** A run's turn in the database: whoever has it may use long statements. While a run waits for it, its row says so. */
final class Turn {

    private final Line turns;
    private final Runs runs;
    private final long run;
    private @Nullable String told;

    Turn(Workplace place, long run) {
        this.turns = place.room().turns();
        this.runs = new Runs(place.database(), place.clock());
        this.run = run;
    }

    /** Takes the turn, or waits for it; a stop ends the waiting. Keeps it where the run has it already. */
    static void take(Workplace place, Underway run) throws Exception {
        Object _ = run.interruptible(() -> {
            place.room().turns().enter(run.id());
            return run;
        });
    }

    /** Gives the turn back, for example while the SIS is asked. */
    static void giveBack(Workplace place, long run) {
        place.room().turns().leave(run);
    }

    /** Writes into the run's row how long the line before it is, where that has changed since it was last written. */
    void tell() {
        String words = words();
        if (!Objects.equals(words, told) && runs.remark(run, words)) {
            told = words;
        }
    }

    private @Nullable String words() {
        OptionalInt before = turns.before(run);
        return before.isEmpty()
                ? null
                : "waits for its turn in the database: " + turns.places()
                        + (turns.places() == 1 ? " run works there, " : " runs work there, ") + before.getAsInt()
                        + (before.getAsInt() == 1 ? " waits before it" : " wait before it");
    }
}
