package org.passportsync.simulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the simulated server speaks.
 *
 * @param bases the paths it serves; every other path answers 404
 * @param tokenLife how long a token is good for
 * @param demographicsScope whether demographics ask for a scope of their own
 * @param unknownSort what becomes of a sort by an unknown field
 * @param maxPage rows a page at most; a larger limit is cut to this without a word, as real servers do
 */
public record Protocol(
        List<BasePath> bases,
        Duration tokenLife,
        DemographicsScope demographicsScope,
        UnknownSort unknownSort,
        int maxPage) {

    private static final int NATIVE_PAGE = 1000;

    /** Every usual path, SMS 2.0, tokens for an hour, one scope for all, an unknown sort refused, pages up to 10,000 rows. */
    public static final Protocol USUAL = new Protocol(
            Stream.concat(BasePath.USUAL.stream(), Stream.of(BasePath.NATIVE)).toList(),
            Duration.ofHours(1),
            DemographicsScope.ROSTER_IS_ENOUGH,
            UnknownSort.REFUSED,
            10_000);

    /** What a token needs to read demographics. */
    public enum DemographicsScope {
        ROSTER_IS_ENOUGH,
        OWN_SCOPE
    }

    /** What becomes of a sort by a field that the resource doesn't have. */
    public enum UnknownSort {
        REFUSED,
        IGNORED
    }

    public Protocol {
        bases = List.copyOf(bases);
        if (maxPage < 1) {
            throw new IllegalArgumentException("The largest page has " + maxPage + " rows. Give at least 1.");
        }
    }

    /** The most rows of a native page: 1000, or fewer where no page may have as many. */
    int maxNativePage() {
        return Math.min(maxPage, NATIVE_PAGE);
    }

    /** The same, serving only these paths. */
    public Protocol withBases(BasePath... served) {
        return new Protocol(List.of(served), tokenLife, demographicsScope, unknownSort, maxPage);
    }
}
