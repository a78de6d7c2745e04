package org.passportsync.command;

import java.util.Optional;
import java.util.function.Consumer;
import org.passportsync.access.UserOrders;
import org.passportsync.hub.Duplicates;
import org.passportsync.hub.PairDecisions;
import org.passportsync.hub.PairOrders;
import org.passportsync.job.SliceWorker;

/** Parts of a desk that most tests of commands do without. */
final class MissingParts {

    /** Slices are read in tests of their own. */
    static final Desk.Hands HANDS = new Desk.Hands() {
        @Override
        public Optional<String> obstacle() {
            return Optional.of("this desk has the key of another");
        }

        @Override
        public SliceWorker.Shift begin(Consumer<String> said) {
            throw new AssertionError("nobody reads slices here");
        }
    };

    /** Commands about duplicates are tried on a database. */
    static final Desk.Stewardship STEWARDSHIP = new Desk.Stewardship() {
        @Override
        public Duplicates duplicates() {
            throw new AssertionError("nothing is a duplicate here");
        }

        @Override
        public PairDecisions decisions() {
            throw new AssertionError("nothing is decided here");
        }

        @Override
        public PairOrders orders() {
            throw new AssertionError("nothing is decided here");
        }
    };

    private MissingParts() {}

    /** Commands about users are tried on a database. */
    static UserOrders people() {
        throw new AssertionError("nobody may log in here");
    }
}
