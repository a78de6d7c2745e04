package org.passportsync.job;

import java.lang.ref.SoftReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.sis.Source;
import org.passportsync.staging.RunFacts;
import org.passportsync.staging.SeenIndex;
import org.passportsync.staging.Slices;

/** A run while this process works on it: what its steps share. Nothing of it outlives the process. */
final class Underway {

    private final Run run;
    private final LaunchParameters asked;
    private final SyncSettings settings;
    private final Surroundings surroundings;
    private final @Nullable Replayed replayed;
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private volatile boolean stopping;
    private volatile @Nullable String lost;
    private SoftReference<@Nullable SeenIndex> index = new SoftReference<>(null);

    /** What a run works with beside the database. */
    record Surroundings(Source source, Fence fence, RunWatcher watcher) {}

    Underway(
            Run run,
            LaunchParameters asked,
            SyncSettings settings,
            Surroundings surroundings,
            @Nullable Replayed replayed) {
        this.run = run;
        this.asked = asked;
        this.settings = settings;
        this.surroundings = surroundings;
        this.replayed = replayed;
    }

    long id() {
        return run.id();
    }

    RunFacts facts() {
        return new RunFacts(run.id(), run.connectionId(), run.connection(), run.district(), run.day(), run.asOf());
    }

    Run run() {
        return run;
    }

    LaunchParameters asked() {
        return asked;
    }

    SyncSettings settings() {
        return settings;
    }

    Source source() {
        return surroundings.source();
    }

    Fence fence() {
        return surroundings.fence();
    }

    RunWatcher watcher() {
        return surroundings.watcher();
    }

    /** Whether the run lets go of what its connection holds, and reads nothing. */
    boolean releases() {
        return asked.release();
    }

    /** The run whose pages are taken instead of asking the SIS; null: the SIS is asked. */
    @Nullable
    Replayed replayed() {
        return replayed;
    }

    /** Whether the SIS was read again, and that was committed, since the pages that this run replays. */
    boolean behind() {
        return replayed != null && replayed.later() != null;
    }

    /** Whether the run gives every record another SIS ID. */
    boolean rekeys() {
        return settings.rekeys() && !releases();
    }

    /** Fails where what the run has read was dropped meanwhile: all would look absent. */
    void requireJournal(Slices slices) {
        if (!slices.journaled(facts())) {
            throw new Refusal("what run " + id() + " has read is no longer there: the journal of " + facts().day()
                    + " was dropped; launch the sync again with new=true");
        }
    }

    /** Whether an entity is read in this run; the others are left as they are. */
    boolean wants(EntityType entity) {
        return asked.entities().isEmpty() || asked.entities().contains(entity);
    }

    /** What the baseline remembers; loaded once, or again where memory was short while the run had no use for it. */
    synchronized SeenIndex index(java.util.function.Supplier<SeenIndex> load) {
        SeenIndex known = index.get();
        if (known == null) {
            known = load.get();
            index = new SoftReference<>(known);
        }
        return known;
    }

    /** Something that may fail, or wait for the SIS. */
    interface Waiting<T extends @Nullable Object> {
        T await() throws Exception;
    }

    /** Does something, and notes what goes wrong with it; outside, only that something did is told. */
    <T extends @Nullable Object> T noted(Waiting<T> work) throws Exception {
        try {
            return work.await();
        } catch (InterruptedException stopped) {
            fault.compareAndSet(null, stopped);
            throw stopped;
        } catch (BrokenOff known) {
            throw known;
        } catch (Exception failed) {
            fault.compareAndSet(null, failed);
            throw new BrokenOff(id(), failed);
        }
    }

    /** Does something that waits for the SIS: a stop interrupts it. */
    <T extends @Nullable Object> T interruptible(Waiting<T> work) throws Exception {
        waiting.add(Thread.currentThread());
        try {
            if (stopping) {
                throw new InterruptedException("the run is being stopped");
            }
            return noted(work);
        } finally {
            awake();
        }
    }

    /** From here on no stop interrupts this thread: it has to write down how it ended. */
    private void awake() {
        synchronized (waiting) {
            waiting.remove(Thread.currentThread());
        }
        if (stopping) {
            var _ = Thread.interrupted();
        }
    }

    /** Does something that may not be interrupted, unless the run is being stopped. */
    <T extends @Nullable Object> T unlessStopping(Waiting<T> work) throws Exception {
        if (stopping) {
            throw new InterruptedException("the run is being stopped");
        }
        return noted(work);
    }

    /** Interrupts whatever waits; nothing waits any more from now on. */
    void stop() {
        stopping = true;
        synchronized (waiting) {
            waiting.forEach(Thread::interrupt);
        }
    }

    /** Notes that another process took the run over, and stops. */
    void lose(String reason) {
        lost = reason;
        stop();
    }

    boolean stopping() {
        return stopping;
    }

    /** Why this process may not write to the run any more; null: it may. */
    @Nullable
    String lost() {
        return lost;
    }

    /** The first thing that went wrong, if anything did. */
    @Nullable
    Throwable fault() {
        return fault.get();
    }
}
