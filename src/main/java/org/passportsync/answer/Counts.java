package org.passportsync.answer;

import org.passportsync.run.RunReport;

/** What a run read of an entity and what it changes; {@code withheld} deletes are shown only. */
public record Counts(
        long read,
        long kept,
        long heldBack,
        long outOfScope,
        long ended,
        long create,
        long update,
        long delete,
        long withheld,
        long unchanged,
        long liveBefore,
        long liveAfter) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Counts of(RunReport.Row row) {
        return new Counts(
                row.read(),
                row.kept(),
                row.heldBack(),
                row.outOfScope(),
                row.ended(),
                row.creates(),
                row.updates(),
                row.deletes(),
                row.withheld(),
                row.unchanged(),
                row.liveBefore(),
                row.liveAfter());
    }
}
