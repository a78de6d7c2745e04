package org.passportsync.job;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.passportsync.run.Connections;
import org.passportsync.run.Holder;
import org.passportsync.run.Workers;
import org.springframework.dao.DataAccessException;
import org.springframework.integration.jdbc.channel.PgConnectionSupplier;
import org.springframework.transaction.TransactionException;

/** A process that reads slices for the runs of others; it leads none. */
public final class SliceWorker {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Workplace place;
    private final BatchRuns batch;
    private final RunOpening opening;
    private final Seats seats;

    /**
     * Where slices are read.
     *
     * @param atOnce how many slices are read at once
     * @param listening opens a connection that no pool has, for listening
     */
    public record Seats(int atOnce, PgConnectionSupplier listening) {}

    public SliceWorker(Workplace place, BatchRuns batch, Connections connections, Keys keys, Seats seats) {
        this.place = place;
        this.batch = batch;
        this.opening = new RunOpening(place, connections, keys);
        this.seats = seats;
    }

    /** A worker at work, until it is closed: then it leaves what it reads at the next page, for others. */
    public interface Shift extends AutoCloseable {
        @Override
        void close();
    }

    /** Why this process can read for nobody: its master key opens the data key of no district; nothing where it can. */
    public Optional<String> obstacle() {
        List<Optional<String>> locked = new Workers(place.database())
                .keyedDistricts().stream()
                        .map(district -> opening.keys().locked(opening.connections(), district))
                        .toList();
        return locked.stream().allMatch(Optional::isPresent)
                ? locked.stream().flatMap(Optional::stream).findFirst()
                : Optional.empty();
    }

    /** Begins to take slices, and says in lines what it does. */
    public Shift start(Consumer<String> said) {
        Workers workers = new Workers(place.database());
        workers.forgetLost();
        return new Begun(workers, workers.version(Build.version()), said);
    }

    private final class Begun implements Shift {

        private final Holder self = Holder.ofThisProcess();
        private final Workers workers;
        private final String version;
        private final Consumer<String> said;
        private final SliceTaking taking;
        private final SliceChannel.Ear ear;
        private final Set<Workers.Waiting> told = new HashSet<>();
        private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("worker").factory());
        private boolean away;

        Begun(Workers workers, String version, Consumer<String> said) {
            this.workers = workers;
            this.version = version;
            this.said = said;
            this.taking = new SliceTaking(
                    place, batch, opening, new SliceTaking.Hand(self.name(), version, seats.atOnce(), said));
            workers.beat(self, version);
            SliceChannel channel = new SliceChannel(place.source(), version, seats.listening());
            this.ear = channel.listen(seats.atOnce(), order -> taking.take(order, readers()));
            said.accept("Worker " + self.name() + " of version " + version + " reads slices until Ctrl-C.");
            long pause = ClaimKeeper.BEAT.toMillis();
            var _ = beat.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
        }

        /** How many slices all workers of this version can read at once. */
        private int readers() {
            return seats.atOnce()
                    * (int) workers.heard().stream()
                            .filter(one -> one.version().equals(version) && !one.dead())
                            .count();
        }

        private void beat() {
            try {
                workers.beat(self, version);
                workers.foreign(version).stream().filter(told::add).forEach(this::refuse);
                away = false;
            } catch (DataAccessException | TransactionException gone) {
                if (!away) {
                    said.accept("the database can't be reached; the worker goes on as soon as it is back");
                }
                away = true;
            }
            ear.look();
        }

        private void refuse(Workers.Waiting run) {
            said.accept("run " + run.runId() + " is led by version " + run.version() + ", this worker is " + version
                    + "; its slices are left for others. Start workers of that version");
        }

        @Override
        public void close() {
            taking.leave(PATIENCE);
            ear.close();
            Keeper.end(beat);
            try {
                workers.forget(self);
            } catch (DataAccessException | TransactionException gone) {
                said.accept("the database can't be reached; the worker is forgotten by itself");
            }
        }
    }
}
