package org.passportsync.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Drops steps of a story, then rules and values, for as long as it still fails. */
final class Shrinking {

    private final Function<Story, List<String>> trial;
    private int left;

    /** Tries at most so many simpler stories. */
    Shrinking(Function<Story, List<String>> trial, int most) {
        this.trial = trial;
        this.left = most;
    }

    /** The shortest story that fails, with its differences. */
    String shortest(Story failing) {
        Story shortest = withFewerSteps(failing);
        for (int step = shortest.steps().size() - 1; step >= 0; step--) {
            shortest = simpler(shortest, step);
        }
        return shortest + "\n" + String.join("\n", trial.apply(shortest));
    }

    private Story withFewerSteps(Story failing) {
        Story shortest = failing;
        for (int count = Math.max(1, failing.steps().size() / 4); count > 0; count /= 2) {
            int from = shortest.steps().size() - count;
            while (from >= 0) {
                Story shorter = shortest.without(from, count);
                if (fails(shorter)) {
                    shortest = shorter;
                }
                from = Math.min(from - count, shortest.steps().size() - count);
            }
        }
        return shortest;
    }

    private Story simpler(Story story, int at) {
        Story simplest = story;
        boolean simpler = true;
        while (simpler) {
            simpler = false;
            for (Step step : simpler(simplest.steps().get(at)).toList()) {
                Story candidate = simplest.with(at, step);
                if (!simpler && fails(candidate)) {
                    simplest = candidate;
                    simpler = true;
                }
            }
        }
        return simplest;
    }

    private static Stream<Step> simpler(Step step) {
        return switch (step) {
            case Step.Row(var id, var values) ->
                values.keySet().stream().map(attribute -> new Step.Row(id, without(values, attribute)));
            case Step.Ruled(var rules) ->
                Stream.concat(
                                without(rules.domains()).map(domains -> new Rules(domains, rules.masters())),
                                without(rules.masters()).map(masters -> new Rules(rules.domains(), masters)))
                        .map(Step.Ruled::new);
            case Step.Leaves _, Step.Decided _, Step.Undone _, Step.Synced _ -> Stream.of();
        };
    }

    private static Map<String, String> without(Map<String, String> values, String attribute) {
        Map<String, String> fewer = new TreeMap<>(values);
        fewer.remove(attribute);
        return fewer;
    }

    private static <T> Stream<List<T>> without(List<T> list) {
        return list.stream().map(one -> {
            List<T> fewer = new ArrayList<>(list);
            fewer.remove(one);
            return fewer;
        });
    }

    private boolean fails(Story story) {
        return left-- > 0 && !trial.apply(story).isEmpty();
    }
}
