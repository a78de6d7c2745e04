package org.passportsync.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The same rows and rules, with one run of each connection in every order. */
record Orders(Story standing) {

    List<Story> all() {
        return orders(standing.connections()).stream().map(this::in).toList();
    }

    private Story in(List<String> order) {
        List<Step> steps = new ArrayList<>(standing.steps());
        order.forEach(connection -> steps.add(new Step.Synced(connection)));
        return new Story(standing.connections(), steps);
    }

    private static List<List<String>> orders(List<String> connections) {
        if (connections.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> orders = new ArrayList<>();
        for (String first : connections) {
            List<String> others = new ArrayList<>(connections);
            others.remove(first);
            orders(others).forEach(rest -> {
                List<String> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            });
        }
        return orders;
    }

    /** Says whether rules settle everything: nothing clashes, no values differ, and who matches one of several matches all. */
    boolean settledByRules() {
        return all().stream().map(ModelHub::after).noneMatch(model -> model.open() || model.chained());
    }

    /** The hub without what the first to come decides: Passport IDs, SIS IDs, and the school that counts as the primary one. */
    static Map<Set<SourceId>, Map<String, String>> inAnyOrder(List<Shown> hub) {
        return hub.stream().collect(Collectors.toMap(Shown::contributors, one -> {
            Map<String, String> document = new TreeMap<>(one.document());
            document.remove("primarySchool");
            return document;
        }));
    }

    /** The hubs that the orders lead to in the model. */
    Set<String> outcomes() {
        return all().stream()
                .map(story -> inAnyOrder(ModelHub.after(story).shown()).entrySet().stream()
                        .map(Object::toString)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .toString())
                .collect(Collectors.toSet());
    }
}
