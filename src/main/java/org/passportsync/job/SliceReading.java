package org.passportsync.job;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.Resource;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.sis.Walk;
import org.passportsync.staging.Journal;
import org.passportsync.staging.PageHarvest;
import org.passportsync.staging.RunFacts;
import org.passportsync.staging.SliceWalk;
import org.passportsync.staging.Slices;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads one slice of the SIS.
 *
 * <p>A page that leaves a gap is thrown away and the walk steps back; a walk that contradicts itself is started over,
 * twice at most, and then proves nothing.
 */
final class SliceReading implements PageReading {

    private static final int MOST_ATTEMPTS = 3;

    /** How often a page is asked for that can't be read. */
    static final int MOST_UNREADABLE = 3;

    private final RunFacts run;
    private final Resource resource;
    private final Desk desk;
    private final PagePrefetch pages;
    private final Recall recall;
    private final Walk kind;
    private SliceWalk paging;
    private int page;
    private int attempt;
    private long rows;
    private int unreadable;
    private boolean closed;
    private @Nullable String dropping;

    /** Where a slice's pages go, and who is told. */
    record Desk(JdbcClient database, Journal journal, Slices slices, Fence fence, RunWatcher watcher) {}

    /** Where pages come from: fetched ahead, and completed where they came as they did before. */
    record Pages(PagePrefetch ahead, Recall recall) {}

    SliceReading(RunFacts run, Resource resource, Walk kind, Desk desk, Pages pages) {
        this.run = run;
        this.resource = resource;
        this.kind = kind;
        this.desk = desk;
        this.pages = pages.ahead();
        this.recall = pages.recall();
        Optional<Journal.Mark> mark = desk.journal().last(run, resource.name(), kind);
        this.paging = mark.map(Journal.Mark::walk).orElseGet(() -> SliceWalk.fromStart(kind));
        this.page = mark.map(Journal.Mark::page).orElse(-1);
        this.attempt = mark.map(Journal.Mark::attempt).orElse(1);
        this.closed = mark.map(Journal.Mark::lastPage).orElse(false);
        if (!closed) {
            recall.lookAhead(paging.nextOffset());
        }
    }

    @Override
    public @Nullable PageHarvest read() throws SourceFault, InterruptedException {
        if (closed || paging.broken() != null && !startOver(paging.broken())) {
            return null;
        }
        try {
            return take();
        } catch (SourceFault fault) {
            if (fault.kind() == SourceFault.Kind.LOST_PLACE) {
                return startOver(fault.reason()) ? read() : null;
            }
            if (fault.kind() != SourceFault.Kind.FORBIDDEN || !resource.refusable()) {
                throw fault;
            }
            desk.fence().check();
            drop();
            desk.slices().refuse(run, resource.name(), fault.reason());
            desk.watcher().remark(fault.reason());
            closed = true;
            return null;
        }
    }

    /** Takes a page, asking again where it can't be read at all. */
    private PageHarvest take() throws SourceFault, InterruptedException {
        while (true) {
            try {
                return pages.take(PagePrefetch.From.of(paging), page + 1, paging.stride());
            } catch (UnreadablePage broken) {
                unreadable(broken);
            }
        }
    }

    /** Counts a page that can't be read; it is asked for again, but not too often. */
    private void unreadable(UnreadablePage broken) throws SourceFault {
        unreadable++;
        if (unreadable >= MOST_UNREADABLE) {
            throw new SourceFault(
                    SourceFault.Kind.FOREIGN,
                    resource.name() + " from row " + paging.nextOffset() + ": " + broken.getMessage() + "; asked "
                            + unreadable
                            + " times. Check the service URL with the connection test, and ask those who run the server"
                            + " what cuts or changes its answers");
        }
    }

    @Override
    public @Nullable PageHarvest join(PageHarvest harvest) throws SourceFault {
        try {
            recall.complete(harvest, page + 1);
        } catch (UnreadablePage broken) {
            unreadable(broken);
            return null;
        }
        unreadable = 0;
        SourcePage fetched = harvest.page();
        return switch (paging.accept(fetched, harvest.ids())) {
            case JOINED, END -> harvest;
            case STEP_BACK, BROKEN -> null;
        };
    }

    @Override
    public void write(PageHarvest harvest) throws SQLException {
        desk.fence().check();
        drop();
        page++;
        rows += harvest.ids().size() - paging.known();
        desk.journal().write(run, new Journal.Entry(resource.name(), page, attempt), harvest, paging);
        recall.keep(harvest);
        if (paging.ended()) {
            recall.end(run);
            Slices.Proof proof = paging.sorted() ? Slices.Proof.OVERLAP : Slices.Proof.CONFIRM;
            desk.slices().close(run, resource.name(), proof, null);
            closed = true;
        } else {
            recall.lookAhead(paging.nextOffset());
        }
        desk.watcher().page(resource.name(), page, rows, harvest.page().total());
    }

    /** Drops what was read and begins again, unless that was tried often enough. */
    private boolean startOver(String reason) {
        pages.close();
        if (attempt >= MOST_ATTEMPTS) {
            desk.fence().check();
            drop();
            desk.slices().close(run, resource.name(), Slices.Proof.BROKEN, reason);
            desk.watcher().remark(resource.name() + " is not proven complete: " + reason);
            closed = true;
            return false;
        }
        desk.watcher().remark(resource.name() + " is read again: " + reason);
        dropping = reason;
        attempt++;
        page = -1;
        rows = 0;
        paging = SliceWalk.fromStart(kind);
        return true;
    }

    /**
     * Drops what an earlier attempt wrote, in the transaction that writes what takes its place: nobody waits for the SIS
     * with a connection in hand, and a run that breaks off before has lost nothing.
     */
    private void drop() {
        if (dropping != null) {
            desk.slices().startOver(run, resource.name(), dropping);
            dropping = null;
        }
    }

    @Override
    public void close() {
        pages.close();
        recall.close();
    }
}
