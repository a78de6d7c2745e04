package org.passportsync.run;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Reach;
import org.passportsync.run.Connections.Change;
import org.passportsync.run.Removals.Removal;

/**
 * A definition that shall stand in the place of one connection's.
 *
 * @param reach the districts of whoever asks
 * @param seen the revisions that it may replace; empty: any; null: none was named, so the connection must be new
 * @param losses what is to be done where records would leave with schools that are mapped no more
 */
public record Replacement(
        String connection,
        String text,
        Reach reach,
        @Nullable Set<Integer> seen,
        Losses losses) {

    /** Whether somebody has agreed to what leaves. */
    public enum Losses {
        SHOW,
        AGREED
    }

    /** What came of it. */
    public sealed interface Outcome {

        record Done(Change change) implements Outcome {}

        /** There is such a connection, and no revision was named. */
        record Unseen(int revision) implements Outcome {}

        /** The revision that was seen is not the one that stands; null: there is no such connection. */
        record Stale(@Nullable Integer revision) implements Outcome {}

        /** Records would leave, and nobody has agreed. */
        record Losing(List<Removal> removals) implements Outcome {}

        /** Everything that is wrong with the definition. */
        record Refused(List<String> problems) implements Outcome {}
    }
}
