package org.passportsync.simulator;

/** How the rows of one kind are written, by their number. */
interface Kind {

    void writeId(int number, Utf8 out);

    void write(int number, Utf8 out);

    /** The number of the row with this sourcedId, or anything where there is none. */
    int numberOf(String sourcedId);
}
