package org.passportsync.sources;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.passportsync.roster.EntityType;

/** Makes stories up: rows that come, change, leave and come back under another SIS ID, runs, rules and decisions. */
final class StoryMaker {

    private static final List<String> NAMES = List.of("alder", "birch", "cedar");
    private static final int MOST_ROWS = 4;

    private final Random random;
    private final PersonMaker people;
    private final List<String> connections;
    private final Map<SourceId, Map<String, String>> rows = new TreeMap<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    private StoryMaker(long seed) {
        this.random = new Random(seed);
        this.people = new PersonMaker(random);
        List<String> names = new ArrayList<>(NAMES.subList(0, 2 + random.nextInt(2)));
        Collections.shuffle(names, random);
        this.connections = names;
    }

    /** The story of a seed, always the same one. */
    static Story of(long seed, int length) {
        StoryMaker maker = new StoryMaker(seed);
        maker.begin();
        for (int one = 0; one < length; one++) {
            maker.happen();
        }
        maker.connections.forEach(connection -> maker.steps.add(new Step.Synced(connection)));
        return new Story(maker.connections, maker.steps);
    }

    /** A story without a past: rows and rules, and not yet a run. */
    static Story standing(long seed) {
        StoryMaker maker = new StoryMaker(seed);
        maker.begin();
        return new Story(maker.connections, maker.steps);
    }

    private void begin() {
        if (random.nextInt(5) > 0) {
            steps.add(new Step.Ruled(new RuleMaker(random).rules(connections)));
        }
        for (String connection : connections) {
            for (int one = 1 + random.nextInt(MOST_ROWS); one > 0; one--) {
                come(connection);
            }
        }
    }

    private void happen() {
        String connection = any(connections);
        switch (random.nextInt(20)) {
            case 0, 1 -> come(connection);
            case 2, 3, 4, 5 -> change(connection);
            case 6, 7 -> leave(connection);
            case 8, 9 -> comeUnderAnotherId(connection);
            case 10 -> steps.add(new Step.Ruled(new RuleMaker(random).rules(connections)));
            case 11 -> decide();
            case 12 -> undo();
            default -> steps.add(new Step.Synced(connection));
        }
    }

    private void come(String connection) {
        EntityType entity = random.nextInt(3) > 0 ? EntityType.STUDENT : EntityType.STAFF;
        SourceId id = people.id(connection, entity);
        if (rows.containsKey(id) || held(connection, entity).size() < MOST_ROWS) {
            put(id, people.values(entity));
        }
    }

    private void change(String connection) {
        of(connection).ifPresent(id -> put(id, people.changed(id.entity(), values(id))));
    }

    private void leave(String connection) {
        of(connection).ifPresent(this::remove);
    }

    private void comeUnderAnotherId(String connection) {
        of(connection).ifPresent(id -> {
            Map<String, String> values = values(id);
            SourceId other = people.id(connection, id.entity());
            if (!rows.containsKey(other)) {
                remove(id);
                put(other, values);
            }
        });
    }

    private void decide() {
        List<SourceId> free = rows.keySet().stream()
                .filter(id -> verdicts.stream().noneMatch(verdict -> verdict.names(id)))
                .toList();
        if (free.size() > 1) {
            SourceId incoming = any(free);
            List<SourceId> others = free.stream()
                    .filter(id -> id.entity() == incoming.entity() && !id.equals(incoming))
                    .toList();
            if (!others.isEmpty()) {
                Verdict verdict = new Verdict(incoming, any(others), any(List.of(Verdict.Kind.values())));
                verdicts.add(verdict);
                steps.add(new Step.Decided(verdict));
            }
        }
    }

    private void undo() {
        if (!verdicts.isEmpty()) {
            steps.add(new Step.Undone(verdicts.removeLast()));
        }
    }

    private void put(SourceId id, Map<String, String> values) {
        rows.put(id, values);
        steps.add(new Step.Row(id, values));
    }

    private void remove(SourceId id) {
        rows.remove(id);
        steps.add(new Step.Leaves(id));
    }

    private Map<String, String> values(SourceId id) {
        return rows.getOrDefault(id, Map.of());
    }

    private java.util.Optional<SourceId> of(String connection) {
        List<SourceId> own = rows.keySet().stream()
                .filter(id -> id.connection().equals(connection))
                .toList();
        return own.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(any(own));
    }

    private Set<SourceId> held(String connection, EntityType entity) {
        Set<SourceId> held = new TreeSet<>(rows.keySet());
        held.removeIf(id -> !id.connection().equals(connection) || id.entity() != entity);
        return held;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
