package org.passportsync.simulator;

/** The rows of one resource at one moment, ordered by sourcedId and found by rank (from 0). */
public interface Table {

    /** How many rows there are. */
    int size();

    /** The sourcedId of the row at this rank. */
    String idAt(int rank);

    /** The rank of the row with this sourcedId, or -1 where there is none. */
    int rankOf(String sourcedId);

    /** Appends the row at this rank as one JSON object. */
    void write(int rank, Utf8 out);
}
