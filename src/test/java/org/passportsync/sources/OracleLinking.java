package org.passportsync.sources;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;

/** Which records of one entity are one, as decision 0048 has it, in one run of one connection. */
final class OracleLinking {

    private final SeveralSourcesOracle hub;
    private final String connection;
    private final EntityType entity;
    private final boolean all;

    /** Who would be live, with the values that would be. */
    private final Map<SourceId, Map<String, String>> would = new TreeMap<>();
    /** Where they belong, as far as that is known. */
    private final Map<SourceId, Integer> place = new TreeMap<>();
    /** Who is looked at. */
    private final Set<SourceId> looked = new TreeSet<>();
    /** Who is looked at and has no answer yet. */
    private final Set<SourceId> open = new TreeSet<>();
    /** Who goes where another one of the same connection goes. */
    private final Map<SourceId, SourceId> with = new TreeMap<>();

    private final Map<SourceId, Source> absent = new TreeMap<>();
    private final Set<SourceId> rekeyed = new TreeSet<>();
    /** Who clashes, or matches in a way that people have to look at. */
    private final Set<SourceId> doubtful = new TreeSet<>();
    /** Of those that no domain could tell of: the first one. */
    private final Map<SourceId, Domain> unsure = new TreeMap<>();
    /** Who is where it is by decision, or under a new SIS ID. */
    private final Set<SourceId> firm = new TreeSet<>();

    private boolean leftOver;

    OracleLinking(SeveralSourcesOracle hub, String connection, EntityType entity, boolean all) {
        this.hub = hub;
        this.connection = connection;
        this.entity = entity;
        this.all = all;
    }

    /** The connection's records of this entity as they are after the run. */
    Map<SourceId, Source> link(Map<SourceId, Map<String, String>> everything) {
        Map<SourceId, Map<String, String>> rows = new TreeMap<>(everything);
        rows.keySet().removeIf(id -> id.entity() != entity);
        lookAt(rows);
        decisions();
        sisIds();
        rekeys();
        clashes();
        domains();
        Map<SourceId, Source> now = new TreeMap<>();
        rows.forEach(
                (id, read) -> now.put(id, new Source(id, read, would.get(id), standsAt(id), doubtful.contains(id))));
        return now;
    }

    boolean leftOver() {
        return leftOver;
    }

    private void lookAt(Map<SourceId, Map<String, String>> rows) {
        mine().filter(Source::live).forEach(one -> {
            if (rows.containsKey(one.id())) {
                place.put(one.id(), one.hub());
            } else {
                absent.put(one.id(), one);
            }
        });
        rows.forEach((id, values) -> {
            would.put(id, values);
            Source was = hub.source(id);
            if (all
                    || hub.everDecided(id)
                    || was == null
                    || was.lookAgain()
                    || !was.read().equals(values)) {
                open.add(id);
            }
        });
        looked.addAll(open);
    }

    private void decisions() {
        for (Verdict verdict : hub.verdicts()) {
            SourceId one = verdict.incoming();
            if (would.containsKey(one)) {
                switch (verdict.kind()) {
                    case IGNORE -> ignore(one);
                    case DIFFERENT -> takeApart(one, verdict.other());
                    case SAME -> bringTogether(one, verdict.other());
                }
            }
        }
    }

    private void ignore(SourceId one) {
        would.remove(one);
        place.remove(one);
        open.remove(one);
    }

    private void takeApart(SourceId one, SourceId other) {
        Integer stands = place.get(one);
        if (stands != null && stands.equals(whereIs(other))) {
            place.put(one, hub.fresh());
            decided(one);
        }
    }

    private void bringTogether(SourceId one, SourceId other) {
        if (other.connection().equals(connection)) {
            if (live(other) && would.containsKey(other)) {
                with.put(one, other);
                decided(one);
            }
        } else if (whereIs(other) != null) {
            place.put(one, Objects.requireNonNull(whereIs(other)));
            decided(one);
        }
    }

    private void decided(SourceId one) {
        open.remove(one);
        firm.add(one);
    }

    private void sisIds() {
        for (SourceId one : List.copyOf(open)) {
            if (mayMove(one)) {
                Set<Integer> candidates =
                        candidates(one, other -> other.id().sisId().equals(one.sisId()));
                if (candidates.size() == 1 && !taken(one, candidates.iterator().next())) {
                    answer(one, candidates.iterator().next());
                }
            }
        }
    }

    private void rekeys() {
        for (Domain domain : hub.rules().domains(entity)) {
            for (Source gone : absent.values()) {
                List<SourceId> alike = would.keySet().stream()
                        .filter(one -> domain.same(values(one), gone.good()))
                        .toList();
                long twins = absent.values().stream()
                        .filter(other -> domain.same(gone.good(), other.good()))
                        .count();
                if (twins == 1 && alike.size() == 1 && mayBeUnderANewId(domain, alike.getFirst(), gone)) {
                    answer(alike.getFirst(), gone.hub());
                    firm.add(alike.getFirst());
                    rekeyed.add(gone.id());
                }
            }
        }
    }

    private boolean mayBeUnderANewId(Domain domain, SourceId one, Source gone) {
        return open.contains(one)
                && !live(one)
                && !rekeyed.contains(gone.id())
                && hub.contributors(gone.hub()).stream().noneMatch(other -> different(one, other))
                && !contradicts(domain, values(one), gone.good())
                && !taken(one, gone.hub());
    }

    private void clashes() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Domain domain : hub.rules().domains(entity)) {
                moved |= clash(domain);
            }
        }
    }

    /** Says whether somebody was sent back or held out, so that others may clash now. */
    private boolean clash(Domain domain) {
        for (SourceId one : byRank(domain)) {
            Optional<SourceId> stronger = would.keySet().stream()
                    .filter(other -> !other.equals(one) && domain.same(values(other), values(one)))
                    .filter(other -> !different(one, other) && !together(one, other))
                    .filter(other -> before(domain, other, one))
                    .min(Comparator.<SourceId>comparingInt(other -> rank(domain, other))
                            .thenComparing(Comparator.naturalOrder()));
            boolean clashes = stronger.isPresent();
            leftOver |= clashes;
            if (clashes && looked.contains(one)) {
                doubtful.add(one);
                doubtful.add(stronger.get());
            }
            if (clashes && domain.holdsOut() && rank(domain, one) > 0) {
                holdOut(one);
                return true;
            }
        }
        return false;
    }

    private void holdOut(SourceId one) {
        open.remove(one);
        place.remove(one);
        if (live(one)) {
            Source was = Objects.requireNonNull(hub.source(one));
            would.put(one, was.good());
            place.put(one, was.hub());
        } else {
            would.remove(one);
        }
    }

    private List<SourceId> byRank(Domain domain) {
        return would.keySet().stream()
                .sorted(Comparator.<SourceId>comparingInt(one -> rank(domain, one))
                        .reversed()
                        .thenComparing(Comparator.<SourceId>naturalOrder().reversed()))
                .toList();
    }

    private boolean before(Domain domain, SourceId one, SourceId other) {
        int difference = rank(domain, one) - rank(domain, other);
        return difference < 0 || (difference == 0 && one.compareTo(other) < 0);
    }

    /** 0: stays in any case; 1: live, and would get this key only now; 2: new. */
    private int rank(Domain domain, SourceId one) {
        Source was = hub.source(one);
        if (!looked.contains(one) || firm.contains(one) || (was != null && domain.same(was.good(), values(one)))) {
            return 0;
        }
        return live(one) ? 1 : 2;
    }

    private void domains() {
        for (Domain domain : hub.rules().domains(entity)) {
            Map<SourceId, Set<Integer>> found = new TreeMap<>();
            open.stream()
                    .filter(one -> would.containsKey(one) && mayMove(one) && !shared(domain, one))
                    .forEach(one -> found.put(
                            one,
                            candidates(
                                    one,
                                    other -> domain.same(other.good(), values(one))
                                            && !contradicts(domain, other.good(), values(one)))));
            found.forEach((one, candidates) -> {
                if (candidates.isEmpty()
                        && !candidates(one, other -> domain.same(other.good(), values(one)))
                                .isEmpty()) {
                    unsure.putIfAbsent(one, domain);
                }
            });
            found.values().removeIf(Set::isEmpty);
            Map<SourceId, Integer> fitting = new TreeMap<>();
            found.forEach((one, candidates) -> {
                int candidate = candidates.iterator().next();
                boolean wanted = found.entrySet().stream()
                        .anyMatch(entry ->
                                !entry.getKey().equals(one) && entry.getValue().equals(candidates));
                if (candidates.size() == 1 && !wanted && !taken(one, candidate)) {
                    fitting.put(one, candidate);
                } else {
                    unsure.putIfAbsent(one, domain);
                }
            });
            fitting.forEach(this::answer);
        }
        unsure.keySet().retainAll(open);
        unsure.forEach((one, domain) -> {
            leftOver = true;
            doubtful.add(one);
            if (domain.holdsOut() && !live(one)) {
                would.remove(one);
            }
        });
    }

    private boolean shared(Domain domain, SourceId one) {
        return would.keySet().stream().anyMatch(other -> !other.equals(one) && domain.same(values(other), values(one)));
    }

    private Set<Integer> candidates(SourceId one, Predicate<Source> matches) {
        return others().filter(matches)
                .map(Source::hub)
                .filter(candidate -> mayGoTo(one, candidate))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Says whether more reliable identifiers that both have differ, so that what else they share proves nothing. */
    private boolean contradicts(Domain by, Map<String, String> one, Map<String, String> other) {
        return hub.rules().domains(entity).stream()
                .takeWhile(domain -> !domain.equals(by))
                .filter(Domain::holdsOut)
                .anyMatch(domain ->
                        domain.key(one).isPresent() && domain.key(other).isPresent() && !domain.same(one, other));
    }

    private void answer(SourceId one, int candidate) {
        place.put(one, candidate);
        open.remove(one);
    }

    /** Nobody who is live moves away from others. */
    private boolean mayMove(SourceId one) {
        Source was = hub.source(one);
        return was == null || !was.live() || hub.contributors(was.hub()).size() == 1;
    }

    /** Not where it is already, and not to somebody whom it differs from. */
    private boolean mayGoTo(SourceId one, int candidate) {
        Integer stands = place.get(one);
        return (stands == null || stands != candidate)
                && hub.contributors(candidate).stream().noneMatch(other -> different(one, other));
    }

    private boolean taken(SourceId one, int candidate) {
        return place.entrySet().stream()
                .anyMatch(entry -> !entry.getKey().equals(one) && entry.getValue() == candidate);
    }

    private boolean together(SourceId one, SourceId other) {
        return other.equals(with.get(one))
                || one.equals(with.get(other))
                || (place.containsKey(one) && place.get(one).equals(place.get(other)));
    }

    private boolean different(SourceId one, SourceId other) {
        return hub.verdicts().stream()
                .anyMatch(verdict -> verdict.kind() == Verdict.Kind.DIFFERENT && verdict.between(one, other));
    }

    private @Nullable Integer whereIs(SourceId other) {
        if (other.connection().equals(connection)) {
            return place.get(other);
        }
        Source source = hub.source(other);
        return source == null || !source.live() ? null : Integer.valueOf(source.hub());
    }

    private int standsAt(SourceId one) {
        if (!would.containsKey(one)) {
            return 0;
        }
        SourceId leader = with.get(one);
        if (leader != null && would.containsKey(leader)) {
            place.put(one, standsAt(leader));
        }
        return place.computeIfAbsent(one, _ -> hub.fresh());
    }

    private boolean live(SourceId one) {
        Source was = hub.source(one);
        return was != null && was.live();
    }

    private Map<String, String> values(SourceId one) {
        return would.getOrDefault(one, Map.of());
    }

    private Stream<Source> mine() {
        return hub.sources().stream()
                .filter(one ->
                        one.id().connection().equals(connection) && one.id().entity() == entity);
    }

    private Stream<Source> others() {
        return hub.sources().stream()
                .filter(Source::live)
                .filter(one ->
                        !one.id().connection().equals(connection) && one.id().entity() == entity);
    }
}
