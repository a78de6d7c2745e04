package org.passportsync.sources;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;

/**
 * A district's hub under several connections, as decisions 0048 and 0049 say it, in plain maps: one run after the other, each
 * record looked at by itself. Written from the decisions and knows nothing of the engine.
 */
final class SeveralSourcesOracle {

    private static final Set<EntityType> PEOPLE = new TreeSet<>(Set.of(EntityType.STUDENT, EntityType.STAFF));

    private final Map<SourceId, Source> sources = new TreeMap<>();
    private final Map<Integer, Passport> hub = new TreeMap<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Set<SourceId> incoming = new TreeSet<>();
    private final Map<String, Rules> linkedBy = new HashMap<>();
    private Rules rules = Rules.NONE;
    private int last;
    private boolean leftOver;

    void rules(Rules rules) {
        this.rules = rules;
    }

    void decide(Verdict verdict) {
        verdicts.add(verdict);
        incoming.add(verdict.incoming());
    }

    void undo(Verdict verdict) {
        verdicts.remove(verdict);
    }

    /** One run of a connection that reads these rows, and is committed. */
    void sync(String connection, Map<SourceId, Map<String, String>> rows) {
        boolean all = !rules.equals(linkedBy.get(connection));
        for (EntityType entity : PEOPLE) {
            OracleLinking linking = new OracleLinking(this, connection, entity, all);
            Map<SourceId, Source> now = linking.link(rows);
            leftOver |= linking.leftOver();
            commit(connection, entity, now, all);
        }
        linkedBy.put(connection, rules);
    }

    private void commit(String connection, EntityType entity, Map<SourceId, Source> now, boolean all) {
        Map<SourceId, Source> was = new TreeMap<>(sources);
        sources.keySet().removeIf(id -> id.connection().equals(connection) && id.entity() == entity);
        sources.putAll(now);
        Set<Integer> touched = new TreeSet<>();
        for (Map<SourceId, Source> side : List.of(was, sources)) {
            side.values().stream()
                    .filter(one -> one.live() && one.id().connection().equals(connection))
                    .filter(one -> one.id().entity() == entity)
                    .filter(one -> all || contributesOtherwise(was.get(one.id()), sources.get(one.id())))
                    .forEach(one -> touched.add(one.hub()));
        }
        touched.forEach(id -> merge(id, entity, contributions(was, id), contributions(sources, id)));
    }

    private static boolean contributesOtherwise(@Nullable Source was, @Nullable Source is) {
        return was == null || is == null || !Objects.equals(was.values(), is.values()) || was.hub() != is.hub();
    }

    private void merge(int id, EntityType entity, List<Contribution> before, List<Contribution> after) {
        if (after.isEmpty()) {
            hub.remove(id);
            return;
        }
        Passport live = hub.get(id);
        Map<String, String> standing = live == null ? Map.of() : live.document();
        OracleMerge merge = new OracleMerge(rules, entity, before, after, standing);
        Map<String, String> document = new TreeMap<>();
        Set<String> chosen = new TreeSet<>();
        for (String attribute : attributes(after, standing)) {
            OracleMerge.Settled settled = merge.settle(attribute);
            if (settled.value() != null) {
                document.put(attribute, settled.value());
            }
            if (settled.chosen() && !attribute.equals("primarySchool")) {
                chosen.add(attribute);
            }
        }
        document.put("schools", union(after));
        hub.put(id, new Passport(id, entity, sisId(live, after), document, chosen));
    }

    private static Set<String> attributes(List<Contribution> after, Map<String, String> standing) {
        Set<String> attributes = new TreeSet<>(standing.keySet());
        after.forEach(one -> attributes.addAll(one.values().keySet()));
        attributes.remove("schools");
        return attributes;
    }

    private static String union(List<Contribution> contributions) {
        return new TreeSet<>(Contribution.said(contributions, "schools")).toString();
    }

    private static String sisId(@Nullable Passport live, List<Contribution> after) {
        Stream<String> known = live == null ? Stream.empty() : Stream.of(live.sisId());
        return known.filter(
                        id -> after.stream().anyMatch(one -> one.from().sisId().equals(id)))
                .findFirst()
                .orElseGet(() -> after.stream()
                        .min(Contribution.BY_NAME)
                        .orElseThrow()
                        .from()
                        .sisId());
    }

    private static List<Contribution> contributions(Map<SourceId, Source> sources, int hub) {
        return sources.values().stream()
                .filter(one -> one.live() && one.hub() == hub)
                .map(one -> new Contribution(one.id(), one.good()))
                .toList();
    }

    int fresh() {
        return ++last;
    }

    Rules rules() {
        return rules;
    }

    List<Verdict> verdicts() {
        return verdicts;
    }

    @Nullable
    Source source(SourceId id) {
        return sources.get(id);
    }

    Collection<Source> sources() {
        return sources.values();
    }

    /** Says whether a decision moves it, or did. */
    boolean everDecided(SourceId one) {
        return incoming.contains(one);
    }

    Collection<Passport> passports() {
        return hub.values();
    }

    /** Who contributes to a passport record. */
    Set<SourceId> contributors(int hub) {
        Set<SourceId> contributors = new TreeSet<>();
        contributions(sources, hub).forEach(one -> contributors.add(one.from()));
        return contributors;
    }

    /** Says whether a record clashed, or a match was left to people. */
    boolean leftOver() {
        return leftOver;
    }

    /** Says whether some match others whom they aren't one with, or are one with others whom they don't match. */
    boolean chained() {
        List<Source> live = sources.values().stream().filter(Source::live).toList();
        return live.stream()
                .anyMatch(one -> live.stream()
                        .filter(other -> other.id().entity() == one.id().entity())
                        .anyMatch(other -> matches(one, other) != (one.hub() == other.hub())));
    }

    private boolean matches(Source one, Source other) {
        return one.id().sisId().equals(other.id().sisId())
                || rules.domains(one.id().entity()).stream().anyMatch(domain -> domain.same(one.good(), other.good()));
    }
}
