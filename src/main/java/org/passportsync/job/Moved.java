package org.passportsync.job;

import org.passportsync.run.Connections.State;

/** What came of an order about a connection. */
public sealed interface Moved {

    /**
     * It is so now.
     *
     * @param text what that means, for a person
     */
    record Done(String connection, State state, String text) implements Moved {}

    /** It can't be done now. Exit code 4. */
    record Refused(String reason) implements Moved {}

    /** There is no such connection. Exit code 2. */
    record Wrong(String reason) implements Moved {}
}
