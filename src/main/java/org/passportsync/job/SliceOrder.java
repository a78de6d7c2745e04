package org.passportsync.job;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is sent to workers: read this slice of this run. Everything else a worker finds in the database.
 *
 * @param version who sends it; workers of another version leave it alone
 */
record SliceOrder(long runId, String slice, String version) {

    private static final Pattern TEXT = Pattern.compile("run (\\d{1,18}) slice (\\S+) version (.+)");

    String text() {
        return start(runId) + slice + " version " + version;
    }

    /** What each order of a run begins with, and none of another run. */
    static String start(long runId) {
        return "run " + runId + " slice ";
    }

    /** Reads what {@link #text} wrote; nothing where something else stands there. */
    static Optional<SliceOrder> read(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new SliceOrder(Long.parseLong(parts.group(1)), parts.group(2), parts.group(3)))
                : Optional.empty();
    }
}
