package org.passportsync.simulator;

import java.time.LocalDate;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the running simulator serves at the moment; everything here may be changed while it runs. */
final class Stage {

    final Faults faults = new Faults();
    final RequestLog log;
    final TokenDesk tokens;

    private final ReentrantLock oneAtATime = new ReentrantLock();

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

    /** Settles an answer, logs it and tells the hook, one at a time and before the client can see any of it. */
    Answer settled(Call call, Supplier<Answer> answering) {
        oneAtATime.lock();
        try {
            Answer answer = answering.get();
            hook.accept(log.add(call, answer));
            return answer;
        } finally {
            oneAtATime.unlock();
        }
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
