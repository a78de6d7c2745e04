package org.passportsync.command;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** What a live line says: the step, the slice that moved last, rows of the total, the rate, and whom we wait for. */
final class Reading {

    private static final int BAR = 20;

    private record Slice(long rows, OptionalLong total, int pages) {}

    private record Waiting(String reason, Duration pause, long since) {}

    private final Map<String, Slice> slices = new ConcurrentHashMap<>();
    private final Map<String, Waiting> waits = new ConcurrentHashMap<>();
    private volatile String step = "starting";
    private volatile String moved = "";

    void step(String name) {
        step = name;
        moved = "";
        waits.clear();
    }

    void page(String slice, int page, long rows, OptionalLong total) {
        slices.put(slice, new Slice(rows, total, page));
        moved = slice;
        waits.remove(slice);
    }

    void waiting(String resource, String reason, Duration pause, long nanos) {
        waits.put(resource, new Waiting(reason, pause, nanos));
    }

    /** The line, cut to a width; nanos is the reading of the same clock that waits are noted by. */
    String line(Duration elapsed, long nanos, int width) {
        StringBuilder line = new StringBuilder(step);
        Slice last = slices.get(moved);
        if (last != null) {
            line.append("  ").append(moved).append(" page ").append(Words.number(last.pages()));
            rows(line, elapsed);
        }
        waits.values().stream()
                .filter(wait -> left(wait, nanos) > 0)
                .findFirst()
                .ifPresent(wait -> line.append("  waiting for the SIS: ")
                        .append(wait.reason())
                        .append(", ")
                        .append(left(wait, nanos))
                        .append(" s"));
        return line.length() <= width ? line.toString() : line.substring(0, Math.max(0, width));
    }

    private void rows(StringBuilder line, Duration elapsed) {
        long read = slices.values().stream().mapToLong(Slice::rows).sum();
        long total = total();
        if (total > 0) {
            int filled = (int) Math.min(BAR, BAR * read / total);
            line.append("  [")
                    .append("#".repeat(filled))
                    .append(".".repeat(BAR - filled))
                    .append(']');
        }
        line.append("  ").append(Words.number(read));
        if (total > 0) {
            line.append(" of ").append(Words.number(total));
        }
        line.append(" rows");
        if (elapsed.toMillis() > 0) {
            line.append(String.format(Locale.ROOT, "  %,d/s", read * 1000 / elapsed.toMillis()));
        }
    }

    /** What the slices that have begun claim to have; nothing where one of them does not say. */
    private long total() {
        return slices.values().stream().allMatch(slice -> slice.total().isPresent())
                ? slices.values().stream()
                        .mapToLong(slice -> slice.total().orElse(0))
                        .sum()
                : 0;
    }

    private static long left(Waiting wait, long nanos) {
        long left = wait.pause().toNanos() - (nanos - wait.since());
        return left <= 0 ? 0 : Duration.ofNanos(left).toSeconds() + 1;
    }
}
