package org.passportsync.simulator;

import java.util.Arrays;

/**
 * One answered request, as it is logged: without tokens, and with the values of filters left out.
 *
 * @param sequence counted from 1 since the start
 * @param query the query string, or an empty text
 * @param rows rows in the answer
 */
public record Request(long sequence, String method, String path, String query, Answered answered) {

    /** What a request was answered with. */
    public record Answered(int status, int rows) {}

    /** The HTTP status of the answer. */
    public int status() {
        return answered.status();
    }

    /** How many rows were in the answer. */
    public int rows() {
        return answered.rows();
    }

    /** The path of the collection that was asked, of OneRoster or native, for example {@code users}; empty where none was. */
    public String resource() {
        return Arrays.stream(path.split("/"))
                .filter(part -> !Target.named(part).isEmpty())
                .reduce("", (_, last) -> last);
    }

    /** One line of the log file: the parts with tabs between them. */
    String line() {
        return sequence + "\t" + method + "\t" + path + "\t" + query + "\t" + status() + "\t" + rows();
    }
}
