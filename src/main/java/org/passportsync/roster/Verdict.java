package org.passportsync.roster;

/** What a record's own content says about it; the four differ in what they do to a record that is live. */
public sealed interface Verdict {

    /** The letter that stands for it in the database. */
    char code();

    /** Fit for the hub, as far as its own content goes. */
    record Kept() implements Verdict {
        @Override
        public char code() {
            return 'K';
        }
    }

    /** The data is at fault: what is live stays as it was. */
    record HeldBack(String rule) implements Verdict {
        @Override
        public char code() {
            return 'H';
        }
    }

    /** Not asked for (filter, unmapped school, staff choice): leaves in bulk mode. */
    record OutOfScope(Cause cause) implements Verdict {
        @Override
        public char code() {
            return 'O';
        }
    }

    /** Over (inactive, to be deleted, past its dates): leaves always. */
    record Ended(Cause cause) implements Verdict {
        @Override
        public char code() {
            return 'E';
        }
    }

    Verdict KEPT = new Kept();
}
