package org.passportsync.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What happens in a district of several connections.
 *
 * @param connections their names, the oldest first
 */
record Story(List<String> connections, List<Step> steps) {

    Story {
        connections = List.copyOf(connections);
        steps = List.copyOf(steps);
    }

    /** The same without some of its steps. */
    Story without(int from, int count) {
        List<Step> fewer = new ArrayList<>(steps);
        fewer.subList(from, from + count).clear();
        return new Story(connections, fewer);
    }

    /** The same with another step in the place of one. */
    Story with(int at, Step step) {
        List<Step> others = new ArrayList<>(steps);
        others.set(at, step);
        return new Story(connections, others);
    }

    /** What is left of it where there is only the first connection, and no rule. */
    Story alone() {
        String only = connections.getFirst();
        return new Story(
                List.of(only), steps.stream().filter(step -> isOf(only, step)).toList());
    }

    private static boolean isOf(String connection, Step step) {
        return switch (step) {
            case Step.Row row -> row.id().connection().equals(connection);
            case Step.Leaves leaves -> leaves.id().connection().equals(connection);
            case Step.Synced synced -> synced.connection().equals(connection);
            case Step.Ruled _, Step.Decided _, Step.Undone _ -> false;
        };
    }

    @Override
    public String toString() {
        return "connections, the oldest first: " + connections + "\n"
                + steps.stream().map(step -> "  " + step).collect(Collectors.joining("\n"));
    }
}
