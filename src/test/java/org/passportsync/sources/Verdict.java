package org.passportsync.sources;

/** What a person decided about two records that may be one; the first is the incoming one. */
record Verdict(SourceId incoming, SourceId other, Kind kind) {

    /** Same person, different people, or the incoming one ignored. */
    enum Kind {
        SAME,
        DIFFERENT,
        IGNORE
    }

    boolean names(SourceId one) {
        return incoming.equals(one) || other.equals(one);
    }

    boolean between(SourceId one, SourceId two) {
        return names(one) && names(two) && !one.equals(two);
    }
}
