package org.passportsync.job;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.passportsync.change.Settlement;
import org.passportsync.roster.EntityType;
import org.passportsync.staging.Absences;
import org.passportsync.staging.Slices;

/**
 * What the slices of a run prove together: a pure function.
 *
 * @param proven kinds of part of which whatever was not read is not there; those that nobody wants any more are among them
 * @param confirm resources whose candidate deletes have to be confirmed one by one
 * @param unproven by entity: why nothing of it may be deleted
 */
record Proofs(List<Absences.Proven> proven, Set<String> confirm, Map<EntityType, String> unproven) {

    static Proofs of(List<Slices.Slice> slices, Underway run) {
        Proofs proofs = new Proofs(new ArrayList<>(), new TreeSet<>(), new EnumMap<>(EntityType.class));
        if (run.settings().bulk() == Settlement.BulkMode.ON) {
            slices.forEach(slice -> proofs.judge(slice, run));
            proofs.proven()
                    .removeIf(one -> proofs.unproven().containsKey(one.part().entity()));
        }
        Unasked.of(run.settings().definition()).stream()
                .flatMap(resource -> run.settings().proven(resource).stream())
                .filter(one -> run.wants(one.part().entity()))
                .forEach(proofs.proven()::add);
        return proofs;
    }

    private void judge(Slices.Slice slice, Underway run) {
        List<Absences.Proven> kinds = run.settings().proven(run.settings().resource(slice.resource())).stream()
                .filter(one -> run.wants(one.part().entity()))
                .toList();
        String doubt = doubt(slice);
        if (doubt != null) {
            kinds.forEach(one -> unproven.putIfAbsent(one.part().entity(), doubt));
        } else if (slice.state() == Slices.State.DONE) {
            proven.addAll(kinds);
            if (slice.proof() == Slices.Proof.CONFIRM) {
                confirm.add(slice.resource());
            }
        }
    }

    /** Entities of which a record that was not read is not there. */
    Set<EntityType> entities() {
        return proven.stream()
                .filter(one -> one.main() || !one.part().entity().person())
                .map(one -> one.part().entity())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why a slice proves nothing; null where it does, or where it was refused: then what is known stays. */
    private static @org.jspecify.annotations.Nullable String doubt(Slices.Slice slice) {
        if (slice.state() == Slices.State.REFUSED) {
            return null;
        }
        if (slice.unreadable() > 0) {
            return slice.unreadable() + " rows of " + slice.resource()
                    + " have no readable identifier; ask the SIS's administrator to correct them";
        }
        if (slice.state() == Slices.State.OPEN || slice.proof() == Slices.Proof.NONE) {
            return slice.resource() + " was not read to its end";
        }
        return slice.proof() == Slices.Proof.BROKEN
                ? slice.resource() + ": "
                        + (slice.reason() == null ? "the answers contradict each other" : slice.reason())
                : null;
    }
}
