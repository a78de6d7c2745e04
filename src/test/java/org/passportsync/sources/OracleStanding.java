package org.passportsync.sources;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;

/** Where the records of one entity stand while one run of one connection links them, and what that means for each of them. */
final class OracleStanding {

    final SeveralSourcesOracle hub;
    final String connection;
    final EntityType entity;

    /** Who would be live, with the values that would be. */
    final Map<SourceId, Map<String, String>> would = new TreeMap<>();

    /** Where they belong, as far as that is known. */
    final Map<SourceId, Integer> place = new TreeMap<>();

    /** Who is looked at. */
    final Set<SourceId> looked = new TreeSet<>();

    /** Who is looked at and has no answer yet. */
    final Set<SourceId> open = new TreeSet<>();

    /** Who goes where another one of the same connection goes. */
    final Map<SourceId, SourceId> with = new TreeMap<>();

    /** Who is where it is by decision, or under a new SIS ID. */
    final Set<SourceId> firm = new TreeSet<>();

    /** Who clashes, or matches in a way that people have to look at. */
    final Set<SourceId> doubtful = new TreeSet<>();

    private boolean leftOver;

    OracleStanding(SeveralSourcesOracle hub, String connection, EntityType entity) {
        this.hub = hub;
        this.connection = connection;
        this.entity = entity;
    }

    boolean leftOver() {
        return leftOver;
    }

    /** Somebody has to be looked at again. */
    void leaveOver() {
        leftOver = true;
    }

    void decided(SourceId one) {
        open.remove(one);
        firm.add(one);
    }

    void answer(SourceId one, int candidate) {
        place.put(one, candidate);
        open.remove(one);
    }

    /** Nobody who is live moves away from others. */
    boolean mayMove(SourceId one) {
        Source was = hub.source(one);
        return was == null || !was.live() || hub.contributors(was.hub()).size() == 1;
    }

    /** Not where it is already, and not to somebody whom it differs from. */
    boolean mayGoTo(SourceId one, int candidate) {
        Integer stands = place.get(one);
        return (stands == null || stands != candidate)
                && hub.contributors(candidate).stream().noneMatch(other -> different(one, other));
    }

    boolean taken(SourceId one, int candidate) {
        return place.entrySet().stream()
                .anyMatch(entry -> !entry.getKey().equals(one) && entry.getValue() == candidate);
    }

    boolean together(SourceId one, SourceId other) {
        return other.equals(with.get(one))
                || one.equals(with.get(other))
                || (place.containsKey(one) && place.get(one).equals(place.get(other)));
    }

    boolean different(SourceId one, SourceId other) {
        return hub.verdicts().stream()
                .anyMatch(verdict -> verdict.kind() == Verdict.Kind.DIFFERENT && verdict.between(one, other));
    }

    /** Says whether more reliable identifiers that both have differ, so that what else they share proves nothing. */
    boolean contradicts(Domain by, Map<String, String> one, Map<String, String> other) {
        return hub.rules().domains(entity).stream()
                .takeWhile(domain -> !domain.equals(by))
                .filter(Domain::holdsOut)
                .anyMatch(domain ->
                        domain.key(one).isPresent() && domain.key(other).isPresent() && !domain.same(one, other));
    }

    @Nullable
    Integer whereIs(SourceId other) {
        if (other.connection().equals(connection)) {
            return place.get(other);
        }
        Source source = hub.source(other);
        return source == null || !source.live() ? null : Integer.valueOf(source.hub());
    }

    Set<Integer> candidates(SourceId one, Predicate<Source> matches) {
        return others().filter(matches)
                .map(Source::hub)
                .filter(candidate -> mayGoTo(one, candidate))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean live(SourceId one) {
        Source was = hub.source(one);
        return was != null && was.live();
    }

    Map<String, String> values(SourceId one) {
        return would.getOrDefault(one, Map.of());
    }

    Stream<Source> others() {
        return hub.sources().stream()
                .filter(Source::live)
                .filter(one ->
                        !one.id().connection().equals(connection) && one.id().entity() == entity);
    }

    Stream<Source> mine() {
        return hub.sources().stream()
                .filter(one ->
                        one.id().connection().equals(connection) && one.id().entity() == entity);
    }
}
