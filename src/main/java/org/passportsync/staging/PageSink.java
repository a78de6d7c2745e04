package org.passportsync.staging;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.DocumentWriter;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.roster.PassportIds;
import org.passportsync.shape.Finding;
import org.passportsync.shape.ShapedPart;
import org.passportsync.shape.Shaper;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceRow;

/** Shapes the rows of one page, and stages what is not as remembered. */
final class PageSink implements RowSink {

    static final int LONGEST_ID = 255;

    private final Desk desk;
    private final PageHarvest harvest;
    private final StagedRows.Place place;
    private final Yield yield = new Yield();
    private boolean odd;

    /** By what rows are judged. */
    record Desk(Shaper shaper, SeenIndex remembered, PassportIds passportIds, String prefix) {}

    PageSink(Desk desk, PageHarvest harvest, StagedRows.Place place) {
        this.desk = desk;
        this.harvest = harvest;
        this.place = place;
    }

    /** What came of the rows beside what was staged. */
    Yield yield() {
        return yield;
    }

    /** Whether the page holds what is not told by fingerprints and verdicts. */
    boolean odd() {
        return odd;
    }

    @Override
    public void begins(String rawId) {
        yield.begins(rawId);
    }

    @Override
    public void row(SourceRow row) {
        if (row.rawId().length() > LONGEST_ID) {
            unreadable("an identifier has " + row.rawId().length() + " characters; " + LONGEST_ID
                    + " is the most that we take");
            return;
        }
        ShapedPart part = desk.shaper().shape(row);
        char verdict = part.verdict().code();
        if (part.main()) {
            yield.count(new PageCounts.Counted(part.entity(), verdict, part.origin()));
        }
        yield.part(part.hash());
        if (desk.remembered().contains(part.hash())) {
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
                desk.passportIds().of(part.entity(), part.sisId()),
                null);
    }

    @Override
    public void heldBack(Set<EntityType> entities, String rawId, String rule, @Nullable String value, String message) {
        odd = true;
        for (EntityType entity : entities) {
            harvest.rows.held(entity, harvest.page.resource(), rawId);
        }
        Finding finding = new Finding(IssueKind.MALFORMED, rule, null, value, message);
        EntityType first = entities.stream().sorted().findFirst().orElse(null);
        harvest.rows.recordIssue(first, desk.prefix() + rawId, "intake", finding, place);
        if (first != null) {
            yield.count(new PageCounts.Counted(first, 'H', rawId));
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

    private static @Nullable DocumentWriter document(ShapedPart part) {
        return part.verdict().code() == 'K' ? part.document() : null;
    }
}
