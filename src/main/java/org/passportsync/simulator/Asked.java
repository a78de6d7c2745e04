package org.passportsync.simulator;

/** What a collection's query came to: something to answer, or a reason why not. */
sealed interface Asked permits Asked.Refused, Query {

    /** A query that can't be answered. */
    record Refused(String reason) implements Asked {}
}
