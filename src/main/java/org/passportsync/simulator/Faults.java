package org.passportsync.simulator;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The faults that are switched on, each with its own count of requests. */
final class Faults {

    private record Counted(Fault fault, AtomicLong seen) {}

    private volatile List<Counted> active = List.of();
    private final MovingRows moving = new MovingRows();

    void set(List<Fault> faults) {
        active = faults.stream().map(one -> new Counted(one, new AtomicLong())).toList();
        moving.forget();
        faults.stream().filter(one -> one.name() == FaultName.MOVING).forEach(moving::expect);
    }

    List<Fault> active() {
        return active.stream().map(Counted::fault).toList();
    }

    /** Counts a request and finds what strikes it. */
    Struck strike(Target target) {
        List<Fault> found = active.stream()
                .filter(one -> one.fault().scope().resources().contains(target))
                .filter(one -> one.fault().strikes(one.seen().incrementAndGet()))
                .map(Counted::fault)
                .toList();
        return found.isEmpty() ? Struck.BY_NOTHING : new Struck(found);
    }

    /** The rows with what has moved so far. */
    Rows over(Rows rows) {
        return moving.over(rows);
    }

    /** All of a native collection, or a part of it, with what has moved so far. */
    Table over(NativeResource resource, Table whole, Table part) {
        return moving.over(resource, whole, part);
    }

    /** How often rows have moved. */
    long moves() {
        return moving.steps();
    }

    /** Moves native rows where a fault says so; to be called when the answer's rows are settled. */
    void move(Struck struck, Table whole, NativeResource resource) {
        struck.by(FaultName.MOVING).ifPresent(fault -> moving.step(fault, whole, resource));
    }

    /** Moves rows where a fault says so; to be called when the answer's rows are settled. */
    void move(Struck struck, Rows rows, Resource resource) {
        struck.by(FaultName.MOVING).ifPresent(fault -> moving.step(fault, rows, resource));
    }
}
