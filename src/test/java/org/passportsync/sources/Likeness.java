package org.passportsync.sources;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares a hub with its model, run after run: the same records are one, the same values are live, and a record that is live
 * before and after keeps its Passport ID.
 */
final class Likeness {

    /** Which Passport ID stands for which record of the model, among those that are live. */
    private Map<String, String> known = Map.of();

    /** The differences in words; empty where there are none. */
    List<String> differences(List<Shown> model, List<Shown> engine) {
        Map<Set<SourceId>, Shown> expected = byContributors(model);
        Map<Set<SourceId>, Shown> found = byContributors(engine);
        Set<String> differences = new TreeSet<>();
        expected.forEach((who, one) -> {
            Shown other = found.get(who);
            if (other == null) {
                differences.add("are one in the model, not in the hub: " + who);
            } else {
                differences.addAll(values(one, other));
            }
        });
        found.keySet().stream()
                .filter(who -> !expected.containsKey(who))
                .forEach(who -> differences.add("are one in the hub, not in the model: " + who));
        remember(expected, found);
        return List.copyOf(differences);
    }

    private Set<String> values(Shown model, Shown engine) {
        Set<String> differences = new TreeSet<>();
        Map<String, String> expected = new TreeMap<>(model.document());
        Map<String, String> found = new TreeMap<>(engine.document());
        expected.put("(SIS ID)", model.sisId());
        found.put("(SIS ID)", engine.sisId());
        expected.put("(Passport ID)", known.getOrDefault(model.id(), engine.id()));
        found.put("(Passport ID)", engine.id());
        Set<String> attributes = new TreeSet<>(expected.keySet());
        attributes.addAll(found.keySet());
        for (String attribute : attributes) {
            String should = expected.getOrDefault(attribute, "nothing");
            String is = found.getOrDefault(attribute, "nothing");
            if (!should.equals(is)) {
                differences.add("%s of %s: %s in the model, %s in the hub"
                        .formatted(attribute, model.contributors(), should, is));
            }
        }
        return differences;
    }

    private void remember(Map<Set<SourceId>, Shown> model, Map<Set<SourceId>, Shown> engine) {
        Map<String, String> now = new HashMap<>();
        model.forEach((who, one) -> {
            if (engine.containsKey(who)) {
                now.put(one.id(), engine.get(who).id());
            }
        });
        known = now;
    }

    private static Map<Set<SourceId>, Shown> byContributors(List<Shown> hub) {
        return hub.stream()
                .collect(Collectors.toMap(one -> new HashSet<>(one.contributors()), one -> one, (a, _) -> a));
    }
}
