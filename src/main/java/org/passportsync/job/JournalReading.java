package org.passportsync.job;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.staging.Journal;
import org.passportsync.staging.KeptPages;
import org.passportsync.staging.PageHarvest;
import org.passportsync.staging.PageIntake;
import org.passportsync.staging.RunFacts;
import org.passportsync.staging.SliceWalk;
import org.passportsync.staging.Slices;

/**
 * Takes one slice out of the journal of an earlier run, page by page in its order. It proves what that reading proved,
 * and never more: nobody is asked about single rows.
 */
final class JournalReading implements PageReading {

    private final RunFacts run;
    private final Replayed replayed;
    private final KeptPages kept;
    private final KeptPages.Slice slice;
    private final SliceReading.Desk desk;
    private final Supplier<PageIntake> maker;
    private @Nullable PageIntake intake;
    private final SliceWalk paging;
    private int page;
    private long rows;
    private boolean closed;

    JournalReading(Underway run, Replayed replayed, String name, SliceReading.Desk desk, Supplier<PageIntake> maker) {
        this.run = run.facts();
        this.replayed = replayed;
        this.kept = new KeptPages(desk.database(), Replays.facts(replayed.run()));
        this.slice = kept.slices().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> gone(replayed, name));
        this.desk = desk;
        this.maker = maker;
        Optional<Journal.Mark> mark =
                desk.journal().last(this.run, name, run.source().walk(name));
        this.paging = mark.map(Journal.Mark::walk)
                .orElseGet(() -> SliceWalk.fromStart(run.source().walk(name)));
        this.page = mark.map(Journal.Mark::page).orElse(-1);
        this.closed = page >= 0 && page >= slice.last();
    }

    @Override
    public @Nullable PageHarvest read() throws UnreadablePage {
        if (slice.missing() != null) {
            throw gone(replayed, slice.name());
        }
        if (!closed && slice.state() == Slices.State.REFUSED) {
            desk.fence().check();
            desk.slices().refuse(run, slice.name(), String.valueOf(slice.reason()));
            desk.watcher().remark(String.valueOf(slice.reason()));
            closed = true;
        }
        if (closed) {
            return null;
        }
        if (intake == null) {
            intake = maker.get();
        }
        return intake.harvest(next(), page + 1);
    }

    private SourcePage next() {
        return kept.page(slice.name(), page + 1, replayed.opening()).orElseThrow(() -> gone(replayed, slice.name()));
    }

    private static Refusal gone(Replayed replayed, String slice) {
        return new Refusal("pages of " + slice + " that run " + replayed.run().id()
                + " has read are no longer there; launch the sync without replay");
    }

    /** Every page joins, because it did when it was read. */
    @Override
    public PageHarvest join(PageHarvest harvest) {
        var _ = paging.accept(harvest.page(), harvest.ids());
        return harvest;
    }

    @Override
    public void write(PageHarvest harvest) throws SQLException {
        desk.fence().check();
        page++;
        rows += harvest.ids().size() - paging.known();
        desk.journal().write(run, new Journal.Entry(slice.name(), page, 1), harvest, paging);
        if (page >= slice.last()) {
            end();
        }
        desk.watcher().page(slice.name(), page, rows, harvest.page().total());
    }

    private void end() {
        closed = true;
        if (slice.proof() == Slices.Proof.CONFIRM) {
            desk.slices()
                    .close(
                            run,
                            slice.name(),
                            Slices.Proof.BROKEN,
                            "pages came in no order, or by cursor, and a replay asks the SIS for no single row");
        } else {
            desk.slices().close(run, slice.name(), slice.proof(), slice.reason());
        }
    }

    @Override
    public void close() {
        // Nothing is fetched ahead.
    }
}
