package org.passportsync.job;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.staging.PageHarvest;
import org.passportsync.staging.PageIntake;
import org.passportsync.staging.PageMemory;
import org.passportsync.staging.RunFacts;
import org.passportsync.staging.SeenIndex;

/**
 * Completes the pages that were left unread because they, or most of their rows, came as they did before: by what they yielded
 * then, where that is still remembered. For one thread.
 */
final class Recall {

    private final PageMemory memory;
    private final SeenIndex remembered;
    private final Supplier<PageIntake> maker;
    private @Nullable PageIntake intake;

    Recall(PageMemory memory, SeenIndex remembered, Supplier<PageIntake> maker) {
        this.memory = memory;
        this.remembered = remembered;
        this.maker = maker;
    }

    /**
     * Completes a page if it was left unread; not on a thread that may be interrupted, because it looks into the database.
     *
     * @param number the page's place in the journal
     */
    void complete(PageHarvest harvest, int number) throws UnreadablePage {
        if (harvest.unread() && !memory.recall(harvest, remembered)) {
            intake = intake == null ? maker.get() : intake;
            try {
                intake.readAfterAll(harvest, number);
            } catch (UnreadablePage broken) {
                throw PageHarvesting.traced(broken, harvest.page());
            }
        }
    }

    /** Gets into memory what the pages that are fetched ahead will be compared with; looks into the database. */
    void lookAhead(long offset) {
        memory.lookAhead(offset);
    }

    /** Keeps what a page that was read yields, for the next run. */
    void keep(PageHarvest harvest) {
        memory.keep(harvest);
    }

    /** Forgets pages that are gone, once all of a resource is read. */
    void end(RunFacts run) {
        memory.end(run);
    }

    /** Lets go of what is in memory. */
    void close() {
        memory.close();
    }
}
