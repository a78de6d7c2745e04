package org.passportsync.sources;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Records of one connection that share a key: who has to step back, and who is held out. */
final class OracleClashes {

    private final OracleStanding now;

    OracleClashes(OracleStanding now) {
        this.now = now;
    }

    /** Looks until nobody is sent back or held out any more: whoever is, may make others clash. */
    void settle() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Domain domain : now.hub.rules().domains(now.entity)) {
                moved |= clash(domain);
            }
        }
    }

    /** Says whether somebody was sent back or held out, so that others may clash now. */
    private boolean clash(Domain domain) {
        for (SourceId one : byRank(domain)) {
            Optional<SourceId> stronger = now.would.keySet().stream()
                    .filter(other -> !other.equals(one) && domain.same(now.values(other), now.values(one)))
                    .filter(other -> !now.different(one, other) && !now.together(one, other))
                    .filter(other -> before(domain, other, one))
                    .min(Comparator.<SourceId>comparingInt(other -> rank(domain, other))
                            .thenComparing(Comparator.naturalOrder()));
            if (stronger.isEmpty()) {
                continue;
            }
            now.leaveOver();
            if (now.looked.contains(one)) {
                now.doubtful.add(one);
                now.doubtful.add(stronger.get());
            }
            if (domain.holdsOut() && rank(domain, one) > 0) {
                holdOut(one);
                return true;
            }
        }
        return false;
    }

    private void holdOut(SourceId one) {
        now.open.remove(one);
        now.place.remove(one);
        if (now.live(one)) {
            Source was = Objects.requireNonNull(now.hub.source(one));
            now.would.put(one, was.good());
            now.place.put(one, was.hub());
        } else {
            now.would.remove(one);
        }
    }

    private List<SourceId> byRank(Domain domain) {
        return now.would.keySet().stream()
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
        Source was = now.hub.source(one);
        if (!now.looked.contains(one)
                || now.firm.contains(one)
                || (was != null && domain.same(was.good(), now.values(one)))) {
            return 0;
        }
        return now.live(one) ? 1 : 2;
    }
}
