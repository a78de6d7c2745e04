package org.passportsync.simulator;

import java.time.LocalDate;
import java.util.function.Consumer;

/** What the running simulator serves at the moment; everything here may be changed while it runs. */
final class Stage {

    final Faults faults = new Faults();
    final RequestLog log;
    final TokenDesk tokens;

    private volatile Rows rows;
    private volatile AccessRecord access;
    private volatile Consumer<Request> hook = _ -> {};

    Stage(SimulatorSettings settings) {
        rows = settings.rows();
        access = settings.access();
        log = new RequestLog(settings.extras().requestLog());
        tokens = new TokenDesk(settings.extras().time());
        faults.set(settings.extras().faults());
    }

    Rows rows() {
        return rows;
    }

    void show(Rows other) {
        rows = other;
    }

    AccessRecord access() {
        return access;
    }

    void grant(AccessRecord other) {
        access = other;
    }

    void afterRequest(Consumer<Request> other) {
        hook = other;
    }

    void answered(Request request) {
        hook.accept(request);
    }

    /** The generated district, where one is served. */
    District district() {
        if (rows instanceof District district) {
            return district;
        }
        throw new IllegalStateException("A hand-made district has no school days. Change its rows instead.");
    }

    /** The date in the district, by which access records are judged. */
    LocalDate today() {
        return rows instanceof District district ? district.today() : District.FIRST_DAY;
    }
}
