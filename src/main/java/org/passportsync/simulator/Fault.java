package org.passportsync.simulator;

import java.util.List;
import java.util.Set;

/**
 * Something that goes wrong on purpose, for some resources and some requests.
 *
 * <p>Written {@code NAME[=VALUE][@RESOURCE[,RESOURCE]][#FROM[:TO]]}, for example {@code 429-every=3:1@users#10:20}. Requests are counted
 * from 1 since the fault was set, and only those for its resources.
 *
 * @param value the numbers of the value: a count and perhaps a second number, a range, or milliseconds
 * @param text the text of the value, or an empty text
 */
public record Fault(FaultName name, List<Long> value, String text, Scope scope) {

    /** Which requests a fault is for: by resource, and by the number of the request, both ends included. */
    public record Scope(Set<Target> resources, long from, long to) {

        /** Every request for every resource. */
        public static final Scope ALL = new Scope(Set.copyOf(Target.ALL), 1, Long.MAX_VALUE);

        public Scope {
            resources = Set.copyOf(resources);
        }
    }

    /** A list of faults, or the reasons why it can't be read. */
    public sealed interface Reading {

        /** Every fault could be read. */
        record Readable(List<Fault> faults) implements Reading {}

        /** Some could not; each problem names its fault. */
        record Unreadable(List<String> problems) implements Reading {}
    }

    /** Reads faults and tells all problems at once. */
    public static Reading read(List<String> written) {
        return FaultGrammar.read(written);
    }

    /** Whether this fault strikes the request with this number, counted among those for its resources. */
    boolean strikes(long number) {
        if (number < scope.from() || number > scope.to()) {
            return false;
        }
        return switch (name.value()) {
            case RANGE -> number >= first() && number <= second();
            case COUNT_AND_SECONDS -> number % first() == 0;
            case NONE, COUNT, COUNT_OR_NONE, DURATION, TEXT, TEXT_OR_NONE, RESOURCE, ODDITY, GRANT -> true;
        };
    }

    long first() {
        return value.isEmpty() ? -1 : value.getFirst();
    }

    long second() {
        return value.size() < 2 ? -1 : value.get(1);
    }
}
