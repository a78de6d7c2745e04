package org.passportsync.job;

import org.passportsync.sis.ConnectionReport;

/** Tries a connection without changing anything. */
public final class ConnectionTests {

    /** What came of it. */
    public sealed interface Tested {

        record Answered(ConnectionReport report) implements Tested {}

        /** There is no such connection, or its secret is missing. Exit code 2. */
        record Wrong(String reason) implements Tested {}
    }

    /** Gets a token and reads a small page of every resource. */
    public Tested test(String connection) throws InterruptedException {
        throw new UnsupportedOperationException("written by the lead");
    }
}
