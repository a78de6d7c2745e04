package org.passportsync.shape;

/** What becomes of a record that does not meet a requirement, as its findings say it. */
enum Outcome {
    KEPT("; the record is kept"),
    STAYS("; the record is not taken, and what is live of it stays"),
    LEAVES("; the record is not taken, and what is live of it leaves"),

    /** Another requirement decides it, and says so. */
    DECIDED_BY_ANOTHER("");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** The end of a sentence. */
    String words() {
        return words;
    }
}
