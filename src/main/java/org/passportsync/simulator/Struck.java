package org.passportsync.simulator;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The faults that strike one request. */
record Struck(List<Fault> faults) {

    static final Struck BY_NOTHING = new Struck(List.of());

    Optional<Fault> by(FaultName name) {
        return faults.stream().filter(one -> one.name() == name).findFirst();
    }

    boolean has(FaultName name) {
        return by(name).isPresent();
    }

    /** The odd row that comes first, or an empty text. */
    String oddity() {
        return by(FaultName.ODD_ROW).map(Fault::text).orElse("");
    }

    /** What can be seen when the missing schools are taken away. */
    Sight sight(Set<String> only) {
        Set<String> missing = new HashSet<>();
        faults.stream().filter(one -> one.name() == FaultName.MISSING_SCHOOL).forEach(one -> missing.add(one.text()));
        return only.isEmpty() && missing.isEmpty() ? Sight.EVERYTHING : new Sight(only, missing);
    }
}
