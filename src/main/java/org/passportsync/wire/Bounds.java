package org.passportsync.wire;

import java.util.function.LongSupplier;

/**
 * What holds a source within its bounds; tests hand in others.
 *
 * @param mostBytes the largest answer that is taken, as received
 * @param nanoTicker measures how long an answer took
 */
public record Bounds(Pause pause, int mostBytes, LongSupplier nanoTicker) {

    public static final Bounds USUAL = new Bounds(Pause.REAL, 256 * 1024 * 1024, System::nanoTime);
}
