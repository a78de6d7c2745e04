package org.passportsync.wire;

import java.util.function.LongSupplier;

/**
 * What holds a source within its bounds; tests hand in others.
 *
 * @param mostBytes the largest answer that is taken, as received
 * @param nanoTicker measures how long an answer took
 */
public record Bounds(Pause pause, int mostBytes, LongSupplier nanoTicker) {

    private static final long LEAST = 16 * 1024 * 1024;
    private static final long MOST = 256 * 1024 * 1024;
    private static final int PARTS = 8;

    public static final Bounds USUAL =
            new Bounds(Pause.REAL, mostBytes(Runtime.getRuntime().maxMemory()), System::nanoTime);

    /** Answers whose form leaves them little: a token. */
    static final int SMALL_BYTES = 1024 * 1024;

    /** The largest answer that is taken with so large a heap: an eighth, because several come at once. */
    static int mostBytes(long heap) {
        return (int) Math.clamp(heap / PARTS, LEAST, MOST);
    }
}
