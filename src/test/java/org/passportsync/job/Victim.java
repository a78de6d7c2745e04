package org.passportsync.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.passportsync.run.RunState;

/**
 * A sync in a process of its own that is killed at any moment, or whose database is; it says where it is.
 *
 * <p>Arguments: the database's URL, user and password; the folder of its master key; the business date.
 */
final class Victim {

    /** In front of what it says of its way. */
    static final String AT = "AT ";

    private Victim() {}

    public static void main(String[] arguments) {
        System.setProperty(House.Bounds.MUCH_PROPERTY, "1");
        House.Address address = new House.Address(arguments[0], arguments[1], arguments[2]);
        try (House house = House.at(address, Path.of(arguments[3]))) {
            Launched launched = house.launch(new Telling(), "asOf=" + arguments[4]);
            System.out.println(launched);
            System.exit(
                    launched instanceof Launched.Ended(var run)
                                    && (run.state() == RunState.COMMITTED
                                            || run.state() == RunState.COMMITTED_WITH_ISSUES)
                            ? 0
                            : 1);
        }
    }

    private record Telling() implements RunWatcher {

        @Override
        public void started(long runId) {
            tell("start");
        }

        @Override
        public void step(String name) {
            tell(name);
        }

        @Override
        public void page(String slice, int page, long rows, OptionalLong total) {}

        @Override
        public void waiting(String resource, String reason, Duration pause) {}

        @Override
        public void remark(String text) {}

        private static void tell(String where) {
            System.out.println(AT + where);
            System.out.flush();
        }
    }
}
