package org.passportsync.staging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.DocumentWriter;
import org.passportsync.roster.EntityType;
import org.passportsync.shape.Finding;
import org.passportsync.shape.ShapedPart;
import org.passportsync.sql.Sql;

/** Rows on their way to the workbench, kept as binary COPY until the transaction that writes them. */
public final class StagedRows {

    private final RunFacts run;
    private final CopyBuffer records = new CopyBuffer(256);
    private final CopyBuffer parts = new CopyBuffer(256);
    private final CopyBuffer issues = new CopyBuffer(256);
    private final CopyBuffer held = new CopyBuffer(256);

    public StagedRows(RunFacts run) {
        this.run = run;
    }

    /** Where a row was read: the slice and its page. */
    public record Place(String slice, int page) {

        /** Of what was put together, or stands as it was remembered. */
        public static final Place NONE = new Place("", 0);
    }

    /** A record of a single part, or one that was put together. A document is kept only with verdict K. */
    public void record(
            Head head, ContentHash hash, @Nullable DocumentWriter document, @Nullable Object[] values, Place place) {
        records.row(25);
        head(records, head.entity(), head.sisId());
        records.text(head.rawId()).text(head.origin()).letter(head.own()).text(head.cause());
        records.uuid(hash.high(), hash.low());
        document(records, document);
        records.uuid(head.passportId());
        RecordColumns.of(head.entity()).put(records, head.sisId(), values);
        records.text(place.slice()).number(place.page()).text(head.onlyView());
    }

    /**
     * What identifies a staged record and what its content says of it.
     *
     * @param onlyView the one view of its entity that filters let it pass as, for example {@code teacher}; null: all
     */
    public record Head(
            EntityType entity,
            String sisId,
            String rawId,
            String origin,
            char own,
            @Nullable String cause,
            UUID passportId,
            @Nullable String onlyView) {}

    /** One part of a record that is put together later. */
    public void part(ShapedPart part, Place place) {
        parts.row(13);
        head(parts, part.entity(), part.sisId());
        parts.text(part.part()).text(part.rawId()).text(part.origin());
        parts.letter(part.verdict().code());
        parts.text(part.cause() == null ? null : part.cause().name());
        parts.uuid(part.hash().high(), part.hash().low());
        document(parts, part.verdict().code() == 'K' ? part.document() : null);
        parts.text(place.slice()).number(place.page());
    }

    /** A finding about one part of a record that is put together later: it stands until the part itself is read anew. */
    public void issue(ShapedPart part, Finding finding, Place place) {
        String name = part.entity().person() ? part.part() : null;
        issue(part.entity(), part.sisId(), "intake", finding, place);
        issues.text(name);
    }

    /** A finding about a record. */
    public void recordIssue(
            @Nullable EntityType entity, @Nullable String sisId, String stage, Finding finding, Place place) {
        issue(entity, sisId, stage, finding, place);
        issues.nothing();
    }

    private void issue(
            @Nullable EntityType entity, @Nullable String sisId, String stage, Finding finding, Place place) {
        issues.row(13).number(run.runId()).date(run.day());
        if (entity == null) {
            issues.nothing();
        } else {
            issues.number(entity.code());
        }
        issues.text(sisId).text(finding.kind().name()).text(stage).text(finding.rule());
        issues.text(finding.attribute()).text(finding.value()).text(finding.message());
        if (place.equals(Place.NONE)) {
            issues.nothing().nothing();
        } else {
            issues.text(place.slice()).number(place.page());
        }
    }

    /** A row that can't be used: what is live of it, or came from it, stays. */
    public void held(EntityType entity, String resource, String rawId) {
        held.row(5)
                .number(run.runId())
                .date(run.day())
                .text(resource)
                .text(rawId)
                .number(entity.code());
    }

    public int size() {
        return records.rows() + parts.rows();
    }

    /** Writes everything on the transaction's own connection. */
    public void send(Connection connection) throws SQLException {
        records.send(connection, Sql.named("staging/copy_records"));
        parts.send(connection, Sql.named("staging/copy_parts"));
        issues.send(connection, Sql.named("staging/copy_issues"));
        held.send(connection, Sql.named("staging/copy_held"));
    }

    private void head(CopyBuffer buffer, EntityType entity, String sisId) {
        buffer.number(run.runId()).date(run.day()).number(entity.code()).text(sisId);
    }

    private static void document(CopyBuffer buffer, @Nullable DocumentWriter document) {
        if (document == null) {
            buffer.nothing();
        } else {
            buffer.json(document.buffer(), document.length());
        }
    }
}
