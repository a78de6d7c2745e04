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

    @Override
    public String toString() {
        return "connections, the oldest first: " + connections + "\n"
                + steps.stream().map(step -> "  " + step).collect(Collectors.joining("\n"));
    }
}
