package org.passportsync.sources;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Records of one connection that go to those of another with the same key. */
final class OracleDomains {

    private final OracleStanding now;

    /** Of those that no domain could tell of: the first one. */
    private final Map<SourceId, Domain> unsure = new TreeMap<>();

    OracleDomains(OracleStanding now) {
        this.now = now;
    }

    void link() {
        for (Domain domain : now.hub.rules().domains(now.entity)) {
            Map<SourceId, Set<Integer>> found = new TreeMap<>();
            now.open.stream()
                    .filter(one -> now.would.containsKey(one) && now.mayMove(one) && !shared(domain, one))
                    .forEach(one -> found.put(
                            one,
                            now.candidates(
                                    one,
                                    other -> domain.same(other.good(), now.values(one))
                                            && !now.contradicts(domain, other.good(), now.values(one)))));
            found.forEach((one, candidates) -> {
                if (candidates.isEmpty()
                        && !now.candidates(one, other -> domain.same(other.good(), now.values(one)))
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
                if (candidates.size() == 1 && !wanted && !now.taken(one, candidate)) {
                    fitting.put(one, candidate);
                } else {
                    unsure.putIfAbsent(one, domain);
                }
            });
            fitting.forEach(now::answer);
        }
        unsure.keySet().retainAll(now.open);
        unsure.forEach((one, domain) -> {
            now.leaveOver();
            now.doubtful.add(one);
            if (domain.holdsOut() && !now.live(one)) {
                now.would.remove(one);
            }
        });
    }

    private boolean shared(Domain domain, SourceId one) {
        return now.would.keySet().stream()
                .anyMatch(other -> !other.equals(one) && domain.same(now.values(other), now.values(one)));
    }
}
