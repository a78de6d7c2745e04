package org.passportsync.staging;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.roster.PassportIds;
import org.passportsync.shape.Finding;
import org.passportsync.shape.ShapedPart;
import org.passportsync.shape.Shaper;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.SourceRow;
import org.passportsync.sis.UnreadablePage;

/** Turns pages of one slice into harvests: parse, shape, and stage only what is not as remembered. For one thread. */
public final class PageIntake {

    static final int LONGEST_ID = 255;

    private final RunFacts run;
    private final String slice;
    private final PageParser parser;
    private final Shaper shaper;
    private final SeenIndex remembered;
    private final PassportIds passportIds;
    private final String prefix;
    private final Journal.Seal seal;
    private final PageMemory memory;

    /** Works for one slice; the index is shared with other slices and only read. */
    public PageIntake(RunFacts run, String slice, Reading reading, SeenIndex remembered, PageMemory memory) {
        this.memory = memory;
        this.run = run;
        this.slice = slice;
        this.parser = reading.parser();
        this.shaper = reading.shaper();
        this.prefix = reading.prefix();
        this.seal = reading.seal();
        this.remembered = remembered;
        this.passportIds = new PassportIds(run.connection());
    }

    /** How the pages are read: protocol and shape, and how their bodies are sealed for the journal. */
    public record Reading(PageParser parser, Shaper shaper, String prefix, Journal.Seal seal) {}

    /**
     * Reads one page, unless it came as it did before: then it is left unread, for who asks the memory.
     *
     * @param number the page's place in the journal
     */
    public PageHarvest harvest(SourcePage page, int number) throws UnreadablePage {
        PageHarvest harvest = new PageHarvest(page, run);
        if (memory.holds(page, harvest.hash)) {
            harvest.leaveUnread();
        } else {
            read(harvest, number);
        }
        harvest.seal(seal.seal(run.district(), Journal.place(run.runId(), slice, number), harvest.body));
        return harvest;
    }

    /** Reads a page that was left unread after all; it could be read when it came before. */
    public void readAfterAll(PageHarvest harvest, int number) throws UnreadablePage {
        harvest.beginReading();
        read(harvest, number);
    }

    private void read(PageHarvest harvest, int number) throws UnreadablePage {
        Sink sink = new Sink(harvest, new StagedRows.Place(slice, number));
        harvest.ids = parser.parse(harvest.page, sink);
        if (harvest.secret) {
            harvest.body = parser.withoutSecrets(harvest.page);
        } else if (sink.hashes != null && !sink.odd) {
            harvest.yield(new PageOutcome(sink.hashes.toArray(), harvest.ids, harvest.counts.all()).written());
        }
    }

    private final class Sink implements RowSink {

        private final PageHarvest harvest;
        private final StagedRows.Place place;
        private final @Nullable HashList hashes = memory.keeps() ? new HashList() : null;
        /** Whether the page holds what is not told by hashes and verdicts. */
        private boolean odd;

        Sink(PageHarvest harvest, StagedRows.Place place) {
            this.harvest = harvest;
            this.place = place;
        }

        @Override
        public void row(SourceRow row) {
            if (row.rawId().length() > LONGEST_ID) {
                unreadable("an identifier has " + row.rawId().length() + " characters; " + LONGEST_ID
                        + " is the most that we take");
                return;
            }
            ShapedPart part = shaper.shape(row);
            char verdict = part.verdict().code();
            if (part.main()) {
                harvest.counts.count(part.entity(), verdict, part.origin());
            }
            if (hashes != null) {
                hashes.add(part.hash());
            }
            if (remembered.contains(part.hash())) {
                harvest.seen(part.hash().low());
            } else {
                stage(part, verdict);
            }
        }

        private void stage(ShapedPart part, char verdict) {
            if (part.entity().person()) {
                harvest.rows.part(part, place);
            } else {
                harvest.rows.record(head(part, verdict), part.hash(), document(part), part.values(), place);
            }
            for (Finding finding : part.findings()) {
                harvest.rows.issue(part, finding, place);
            }
        }

        private StagedRows.Head head(ShapedPart part, char verdict) {
            return new StagedRows.Head(
                    part.entity(),
                    part.sisId(),
                    part.rawId(),
                    part.origin(),
                    verdict,
                    part.cause() == null ? null : part.cause().name(),
                    passportIds.of(part.entity(), part.sisId()),
                    null);
        }

        @Override
        public void heldBack(
                Set<EntityType> entities, String rawId, String rule, @Nullable String value, String message) {
            odd = true;
            for (EntityType entity : entities) {
                harvest.rows.held(entity, harvest.page.resource(), rawId);
            }
            Finding finding = new Finding(IssueKind.MALFORMED, rule, null, value, message);
            EntityType first = entities.stream().sorted().findFirst().orElse(null);
            harvest.rows.recordIssue(first, prefix + rawId, "intake", finding, place);
            if (first != null) {
                harvest.counts.count(first, 'H', rawId);
            }
        }

        @Override
        public void unreadable(String message) {
            odd = true;
            harvest.unreadable++;
            Finding finding = new Finding(IssueKind.MALFORMED, "identifier", null, null, message);
            harvest.rows.recordIssue(null, null, "intake", finding, place);
        }

        @Override
        public void secret() {
            harvest.secret = true;
        }
    }

    private static org.passportsync.roster.@Nullable DocumentWriter document(ShapedPart part) {
        return part.verdict().code() == 'K' ? part.document() : null;
    }
}
