package org.passportsync.sources;

import static org.passportsync.roster.EntityType.STUDENT;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A story of students, told by hand: {@code student("alder", "1", "stateId=S1").synced("alder")}. */
final class Told {

    private final List<String> connections;
    private final List<Step> steps = new java.util.ArrayList<>();

    private Told(List<String> connections) {
        this.connections = connections;
    }

    /** Connections in the order of their age. */
    static Told of(String... connections) {
        return new Told(List.of(connections));
    }

    static SourceId id(String connection, String sisId) {
        return new SourceId(connection, STUDENT, sisId);
    }

    Told student(String connection, String sisId, String... values) {
        Map<String, String> all = new TreeMap<>();
        Arrays.stream(values).map(one -> one.split("=", 2)).forEach(one -> all.put(one[0], one[1]));
        return and(new Step.Row(id(connection, sisId), all));
    }

    Told leaves(String connection, String sisId) {
        return and(new Step.Leaves(id(connection, sisId)));
    }

    Told ruled(Domain... domains) {
        return and(new Step.Ruled(Rules.of(domains)));
    }

    Told ruled(Master... masters) {
        return and(new Step.Ruled(Rules.of(masters)));
    }

    /** Decides of two students, each as {@code alder 1}. */
    Told decided(String incoming, Verdict.Kind kind, String other) {
        return and(new Step.Decided(new Verdict(named(incoming), named(other), kind)));
    }

    /** Takes a decision of two students back. */
    Told undone(String incoming, Verdict.Kind kind, String other) {
        return and(new Step.Undone(new Verdict(named(incoming), named(other), kind)));
    }

    Told synced(String... all) {
        Arrays.stream(all).forEach(one -> and(new Step.Synced(one)));
        return this;
    }

    private static SourceId named(String words) {
        String[] parts = words.split(" ", 2);
        return id(parts[0], parts[1]);
    }

    private Told and(Step step) {
        steps.add(step);
        return this;
    }

    Story story() {
        return new Story(connections, steps);
    }

    private List<Shown> students() {
        return ModelHub.after(story()).shown().stream()
                .filter(one -> one.entity() == STUDENT)
                .toList();
    }

    /** Who is one with whom, for example {@code alder 1 = birch 9}, a line for each passport record. */
    Set<String> people() {
        Set<String> people = new TreeSet<>();
        students()
                .forEach(one -> people.add(one.contributors().stream()
                        .map(from -> from.connection() + " " + from.sisId())
                        .collect(Collectors.joining(" = "))));
        return people;
    }

    /** The values of an attribute, of every student that has one. */
    List<String> values(String attribute) {
        return students().stream()
                .filter(one -> one.document().containsKey(attribute))
                .map(one -> String.valueOf(one.document().get(attribute)))
                .sorted()
                .toList();
    }

    /** The SIS IDs of the students in the hub. */
    List<String> sisIds() {
        return students().stream().map(Shown::sisId).sorted().toList();
    }

    /** What stands for the Passport ID of the one who has this contributor. */
    String passportOf(String connection, String sisId) {
        return students().stream()
                .filter(one -> one.contributors().contains(id(connection, sisId)))
                .map(Shown::id)
                .findFirst()
                .orElse("nobody");
    }

    /** Says whether something was left to people. */
    boolean open() {
        return ModelHub.after(story()).open();
    }
}
