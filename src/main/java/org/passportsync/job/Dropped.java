package org.passportsync.job;

import java.util.ArrayList;
import java.util.List;

/**
 * What was dropped because its time was over.
 *
 * @param days of the workbench that went as a whole
 * @param staged pages and staged rows that went one by one
 * @param changes of runs, record by record
 * @param tombstones deleted records, with their history
 * @param runs with all that was counted of them
 */
public record Dropped(long days, long staged, long changes, long tombstones, long runs) {

    /** Nothing. */
    public static final Dropped NOTHING = new Dropped(0, 0, 0, 0, 0);

    /** Together with something else. */
    Dropped and(Dropped other) {
        return new Dropped(
                days + other.days,
                staged + other.staged,
                changes + other.changes,
                tombstones + other.tombstones,
                runs + other.runs);
    }

    static Dropped days(long days) {
        return new Dropped(days, 0, 0, 0, 0);
    }

    static Dropped staged(long rows) {
        return new Dropped(0, rows, 0, 0, 0);
    }

    static Dropped changes(long changes) {
        return new Dropped(0, 0, changes, 0, 0);
    }

    static Dropped tombstones(long records) {
        return new Dropped(0, 0, 0, records, 0);
    }

    static Dropped runs(long runs) {
        return new Dropped(0, 0, 0, 0, runs);
    }

    /** As people read it, for example {@code days of the journal: 1; changes: 4012}. */
    public String words() {
        List<String> words = new ArrayList<>();
        add(words, "days of the journal", days);
        add(words, "rows of the journal", staged);
        add(words, "changes", changes);
        add(words, "deleted records", tombstones);
        add(words, "runs", runs);
        return words.isEmpty() ? "nothing" : String.join("; ", words);
    }

    private static void add(List<String> words, String what, long count) {
        if (count > 0) {
            words.add(what + ": " + count);
        }
    }
}
