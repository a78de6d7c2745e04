package org.passportsync.sources;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.passportsync.roster.EntityType;

/** Which records of one entity are one, as decision 0048 has it, in one run of one connection. */
final class OracleLinking {

    private final OracleStanding now;
    private final boolean all;
    private final Map<SourceId, Source> absent = new TreeMap<>();
    private final Set<SourceId> rekeyed = new TreeSet<>();

    OracleLinking(SeveralSourcesOracle hub, String connection, EntityType entity, boolean all) {
        this.now = new OracleStanding(hub, connection, entity);
        this.all = all;
    }

    /** The connection's records of this entity as they are after the run. */
    Map<SourceId, Source> link(Map<SourceId, Map<String, String>> everything) {
        Map<SourceId, Map<String, String>> rows = new TreeMap<>(everything);
        rows.keySet().removeIf(id -> id.entity() != now.entity);
        lookAt(rows);
        decisions();
        sisIds();
        rekeys();
        new OracleClashes(now).settle();
        new OracleDomains(now).link();
        Map<SourceId, Source> linked = new TreeMap<>();
        rows.forEach((id, read) ->
                linked.put(id, new Source(id, read, now.would.get(id), standsAt(id), now.doubtful.contains(id))));
        return linked;
    }

    boolean leftOver() {
        return now.leftOver();
    }

    private void lookAt(Map<SourceId, Map<String, String>> rows) {
        now.mine().filter(Source::live).forEach(one -> {
            if (rows.containsKey(one.id())) {
                now.place.put(one.id(), one.hub());
            } else {
                absent.put(one.id(), one);
            }
        });
        rows.forEach((id, values) -> {
            now.would.put(id, values);
            Source was = now.hub.source(id);
            if (all
                    || now.hub.everDecided(id)
                    || was == null
                    || was.lookAgain()
                    || !was.read().equals(values)) {
                now.open.add(id);
            }
        });
        now.looked.addAll(now.open);
    }

    private void decisions() {
        for (Verdict verdict : now.hub.verdicts()) {
            SourceId one = verdict.incoming();
            if (now.would.containsKey(one)) {
                switch (verdict.kind()) {
                    case IGNORE -> ignore(one);
                    case DIFFERENT -> takeApart(one, verdict.other());
                    case SAME -> bringTogether(one, verdict.other());
                }
            }
        }
    }

    private void ignore(SourceId one) {
        now.would.remove(one);
        now.place.remove(one);
        now.open.remove(one);
    }

    private void takeApart(SourceId one, SourceId other) {
        Integer stands = now.place.get(one);
        if (stands != null && stands.equals(now.whereIs(other))) {
            now.place.put(one, now.hub.fresh());
            now.decided(one);
        }
    }

    private void bringTogether(SourceId one, SourceId other) {
        if (other.connection().equals(now.connection)) {
            if (now.live(other) && now.would.containsKey(other)) {
                now.with.put(one, other);
                now.decided(one);
            }
        } else if (now.whereIs(other) != null) {
            now.place.put(one, Objects.requireNonNull(now.whereIs(other)));
            now.decided(one);
        }
    }

    private void sisIds() {
        for (SourceId one : List.copyOf(now.open)) {
            if (now.mayMove(one)) {
                Set<Integer> candidates =
                        now.candidates(one, other -> other.id().sisId().equals(one.sisId()));
                if (candidates.size() == 1
                        && !now.taken(one, candidates.iterator().next())) {
                    now.answer(one, candidates.iterator().next());
                }
            }
        }
    }

    private void rekeys() {
        for (Domain domain : now.hub.rules().domains(now.entity)) {
            for (Source gone : absent.values()) {
                List<SourceId> alike = now.would.keySet().stream()
                        .filter(one -> domain.same(now.values(one), gone.good()))
                        .toList();
                long twins = absent.values().stream()
                        .filter(other -> domain.same(gone.good(), other.good()))
                        .count();
                if (twins == 1 && alike.size() == 1 && mayBeUnderANewId(domain, alike.getFirst(), gone)) {
                    now.answer(alike.getFirst(), gone.hub());
                    now.firm.add(alike.getFirst());
                    rekeyed.add(gone.id());
                }
            }
        }
    }

    private boolean mayBeUnderANewId(Domain domain, SourceId one, Source gone) {
        return now.open.contains(one)
                && !now.live(one)
                && !rekeyed.contains(gone.id())
                && now.hub.contributors(gone.hub()).stream().noneMatch(other -> now.different(one, other))
                && !now.contradicts(domain, now.values(one), gone.good())
                && !now.taken(one, gone.hub());
    }

    private int standsAt(SourceId one) {
        if (!now.would.containsKey(one)) {
            return 0;
        }
        SourceId leader = now.with.get(one);
        if (leader != null && now.would.containsKey(leader)) {
            now.place.put(one, standsAt(leader));
        }
        return now.place.computeIfAbsent(one, _ -> now.hub.fresh());
    }
}
