package org.passportsync.job;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.Holder;
import org.passportsync.run.Workers;
import org.passportsync.staging.Claims;
import org.passportsync.staging.SliceProgress;
import org.passportsync.staging.Slices;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.partition.support.AbstractPartitionHandler;
import org.springframework.batch.core.step.StepExecution;

/**
 * Has a run's slices read by workers: sends orders, looks at the slices' rows until all are read, sends again what nobody
 * holds, takes away what nobody answers for. Where no worker is left, or none has had a hand free for a while, it reads
 * here what nobody has.
 */
final class RemoteIntake extends AbstractPartitionHandler {

    private static final Duration SOON = Duration.ofMillis(40);
    private static final Duration LATER = Duration.ofMillis(250);
    private static final Duration LEAVING = Duration.ofSeconds(15);

    private final Workplace place;
    private final BatchRuns batch;
    private final Underway run;
    private final Crewed crew;
    private final Claims claims;
    private final SliceChannel channel;
    private final SliceTaking here;
    private final Untaken untaken = new Untaken(System::nanoTime);
    private final Map<String, Long> shown = new HashMap<>();
    private List<Claims.Standing> before = List.of();
    private Duration pause = SOON;

    /** What opens runs, and who may read for them. */
    record Crewed(RunOpening opening, Workers workers, String version) {

        List<Workers.Living> living() {
            return workers.heard().stream()
                    .filter(one -> !one.dead() && one.version().equals(version))
                    .toList();
        }
    }

    RemoteIntake(Workplace place, BatchRuns batch, Underway run, Crewed crew) {
        this.place = place;
        this.batch = batch;
        this.run = run;
        this.crew = crew;
        this.claims = new Claims(place.database());
        this.channel = SliceChannel.sending(place.source(), crew.version());
        this.here = new SliceTaking(
                place,
                batch,
                crew.opening(),
                new SliceTaking.Hand(Holder.ofThisProcess().name(), crew.version(), 1, run.watcher()::remark));
    }

    @Override
    protected Set<StepExecution> doHandle(StepExecution intake, Set<StepExecution> slices) throws Exception {
        run.watcher().remark("slices are read by " + crew.living().size() + " workers of version " + crew.version());
        return run.noted(() -> {
            // Not earlier: an order of before may still lie in the channel, and would find no execution of its slice.
            offerTo(crew.version());
            try {
                await();
            } catch (Exception ended) {
                leave();
                throw ended;
            }
            channel.drop(run.id());
            return ended(slices);
        });
    }

    private void await() throws Exception {
        while (true) {
            if (run.stopping()) {
                throw new InterruptedException("the run is being stopped");
            }
            takeAway();
            show();
            List<Claims.Standing> standings = claims.of(run.id());
            for (Claims.Standing slice : standings) {
                check(slice);
            }
            if (allRead(standings)) {
                return;
            }
            offer(standings);
            pause(standings);
        }
    }

    /** Waits for the next look: soon after something has moved, and longer each time that nothing has. */
    private void pause(List<Claims.Standing> standings) throws InterruptedException {
        Duration doubled = pause.multipliedBy(2);
        pause = !standings.equals(before) ? SOON : doubled.compareTo(LATER) < 0 ? doubled : LATER;
        before = standings;
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    }

    private static boolean allRead(List<Claims.Standing> slices) {
        return slices.stream().allMatch(RemoteIntake::read);
    }

    private static boolean read(Claims.Standing slice) {
        return slice.state() != Slices.State.OPEN && slice.claimedBy() == null;
    }

    /** Fails where a slice can't be read, or nobody who tried it has lived to its end. */
    private void check(Claims.Standing slice) throws Exception {
        if (slice.fault() != null) {
            throw Failures.again(slice.fault());
        }
        if (slice.free() && slice.times() >= Claims.MOST) {
            throw new UnreadSlice(slice.slice() + " was claimed by " + slice.times()
                    + " workers, one after the other, and each stopped answering; look whether their machines ran out of"
                    + " memory, then restart run " + run.id());
        }
    }

    private void takeAway() {
        List<String> dead = crew.workers().heard().stream()
                .filter(Workers.Living::dead)
                .map(worker -> worker.holder().name())
                .toList();
        for (Claims.Taken taken : place.inTransaction(() -> claims.takeAway(run.id(), dead))) {
            run.watcher()
                    .remark("a worker stopped answering (" + taken.from() + ")"
                            + (taken.state() == Slices.State.OPEN
                                    ? "; another goes on with " + taken.slice() + ", claimed " + taken.times() + " of "
                                            + Claims.MOST + " times"
                                    : ""));
        }
    }

    /** Workers that are busy with other runs must not hold up this one: what they leave for a while is read here. */
    private void offer(List<Claims.Standing> standings) {
        List<Claims.Standing> free =
                standings.stream().filter(Claims.Standing::free).toList();
        boolean late =
                untaken.tooLong(free.stream().map(Claims.Standing::slice).collect(Collectors.toSet()), this::idle);
        if (free.isEmpty()) {
            return;
        }
        int open = (int) standings.stream()
                .filter(slice -> slice.state() == Slices.State.OPEN)
                .count();
        if (late || crew.living().isEmpty()) {
            free.forEach(slice ->
                    Thread.ofVirtual().name("slice " + slice.slice()).start(() -> here.take(order(slice), open)));
        } else {
            order(free, open - free.size());
        }
    }

    private boolean idle() {
        Set<String> holders = claims.holders();
        return crew.living().stream()
                .anyMatch(worker -> !holders.contains(worker.holder().name()));
    }

    /** Orders are lost with the worker that took them, so what nobody holds is sent again once its order is gone. */
    private void order(List<Claims.Standing> free, int taken) {
        Set<String> lying = channel.lying(run.id());
        int ahead = taken;
        for (Claims.Standing slice : free) {
            if (!lying.contains(slice.slice())) {
                channel.send(order(slice), ahead);
            }
            ahead++;
        }
    }

    private SliceOrder order(Claims.Standing slice) {
        return new SliceOrder(run.id(), slice.slice(), crew.version());
    }

    private void show() {
        for (SliceProgress slice : SliceProgress.of(place.database(), run.run())) {
            Long before = shown.put(slice.name(), slice.pages());
            if (slice.pages() > (before == null ? 0 : before)) {
                Long total = slice.total();
                run.watcher()
                        .page(
                                slice.name(),
                                Math.toIntExact(slice.pages() - 1),
                                slice.rows(),
                                total == null ? OptionalLong.empty() : OptionalLong.of(total));
            }
        }
    }

    /** Waits until the workers have let go, which a stop or the failure of a slice tells them; then takes the rest away. */
    private void leave() {
        here.leave(Duration.ZERO);
        claims.withdraw(run.id());
        channel.drop(run.id());
        long deadline = System.nanoTime() + LEAVING.toNanos();
        while (System.nanoTime() < deadline
                && claims.of(run.id()).stream().anyMatch(slice -> slice.claimedBy() != null)) {
            takeAway();
            java.util.concurrent.locks.LockSupport.parkNanos(LATER.toNanos());
        }
        offerTo(null);
    }

    private void offerTo(@Nullable String version) {
        place.transact(() -> {
            run.fence().check();
            claims.offer(run.id(), version);
        });
    }

    /** The slices' executions as their workers left them; who died after the last page has left one that looks unfinished. */
    private Set<StepExecution> ended(Set<StepExecution> slices) {
        Set<StepExecution> ended = new HashSet<>();
        for (StepExecution slice : slices) {
            StepExecution left = Objects.requireNonNull(batch.repository().getStepExecution(slice.getId()));
            if (left.getStatus() != BatchStatus.COMPLETED) {
                left.setStatus(BatchStatus.COMPLETED);
                left.setExitStatus(ExitStatus.COMPLETED);
                left.setEndTime(LocalDateTime.ofInstant(place.clock().instant(), ZoneId.systemDefault()));
                batch.repository().update(left);
            }
            ended.add(left);
        }
        return ended;
    }
}
