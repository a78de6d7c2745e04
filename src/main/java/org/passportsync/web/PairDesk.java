package org.passportsync.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Audit;
import org.passportsync.hub.Duplicate;
import org.passportsync.hub.Duplicates;
import org.passportsync.hub.PairDecisions;
import org.passportsync.hub.PairOrders;
import org.passportsync.hub.PairOrders.By;
import org.passportsync.job.Workplace;
import org.passportsync.roster.ShownDocument.View;
import org.passportsync.run.Connections.Listed;
import org.springframework.stereotype.Component;

/** Where duplicates are looked at; whoever sees personal values there is written down. */
@Component
record PairDesk(Workplace place, Sight sight, Audit audit, PairOrders orders) {

    static By by(Visitor visitor) {
        return new By(visitor.actor(), visitor.user().reach());
    }

    PairDecisions decisions() {
        return new PairDecisions(place.database());
    }

    /** The districts of connections that a visitor sees, in order. */
    List<String> districts(Visitor visitor) {
        return sight.connections(visitor).stream()
                .map(Listed::district)
                .distinct()
                .sorted()
                .toList();
    }

    /** Refuses a district that is not there for a visitor; none is any. */
    void demand(Visitor visitor, @Nullable String district) {
        if (district != null && !districts(visitor).contains(district)) {
            throw ApiRefusal.notThere("district " + district);
        }
    }

    Duplicates.Page page(Visitor visitor, Duplicates.Wanted wanted, Duplicates.Extent extent, View view) {
        Duplicates.Page page = new Duplicates(place.database(), view).page(wanted, extent);
        if (view == View.UNMASKED) {
            Map<String, Long> seen = page.items().stream()
                    .collect(Collectors.groupingBy(Duplicate::district, TreeMap::new, Collectors.counting()));
            seen.forEach((district, count) ->
                    audit.note(visitor.actor(), "UNMASKED", "district " + district, count + " duplicates"));
        }
        return page;
    }

    Optional<Duplicate> find(Visitor visitor, long id, View view) {
        Optional<Duplicate> found =
                new Duplicates(place.database(), view).find(id, visitor.user().reach());
        if (view == View.UNMASKED && found.isPresent()) {
            audit.note(visitor.actor(), "UNMASKED", "duplicate " + id, null);
        }
        return found;
    }
}
