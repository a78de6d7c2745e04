package org.passportsync.command;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.IssueKind;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldCause;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunReports;
import org.passportsync.run.RunState;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A run for programs. */
final class RunJson {

    private RunJson() {}

    /** What is in the run's own row: its place in a list. */
    static ObjectNode row(Run run) {
        ObjectNode json = Json.object()
                .put("id", run.id())
                .put("connection", run.connection())
                .put("district", run.district())
                .put("state", run.state().name())
                .put("trigger", run.trigger())
                .put("requestedBy", run.requestedBy())
                .put("revision", run.connectionRevision())
                .put("asOf", run.asOf().toString())
                .put("startedAt", run.startedAt().toString())
                .put("finishedAt", text(run.finishedAt()))
                .put("expiresAt", run.state() == RunState.PARKED ? text(run.expiresAt()) : null);
        if (run.replayOf() != null) {
            json.put("replayOf", run.replayOf());
        }
        if (run.releases()) {
            json.put("release", true);
        }
        return json.put("digest", run.digest()).put("message", run.message());
    }

    /** Everything about a run. */
    static ObjectNode of(RunReport report, List<RunReports.Step> steps) {
        ObjectNode json = row(report.run());
        ArrayNode holds = json.putArray("holds");
        report.holds().forEach(hold -> holds.add(hold(hold)));
        ObjectNode counts = json.putObject("counts");
        report.totals().forEach(row -> counts.set(row.entity().key(), counts(row)));
        ObjectNode issues = json.putObject("issues");
        for (IssueKind kind : IssueKind.values()) {
            issues.put(kind.name(), report.issues().getOrDefault(kind, 0L));
        }
        ArrayNode array = json.putArray("steps");
        steps.forEach(step -> array.add(step(step)));
        texts(json.putArray("remarks"), report.remarks());
        texts(json.putArray("unused"), report.unused());
        return json;
    }

    private static ObjectNode hold(Hold hold) {
        ObjectNode json = Json.object()
                .put("reason", hold.reason().name())
                .put("entity", hold.entity() == null ? null : hold.entity().key())
                .put(
                        "operation",
                        hold.operation() == null ? null : hold.operation().name())
                .put("school", hold.school())
                .put("count", hold.count())
                .put("of", hold.of())
                .put("percent", hold.percent())
                .put("limit", limit(hold));
        json.put("limitCount", hold.limitCount()).put("message", hold.message());
        ArrayNode causes = json.putArray("causes");
        hold.causes().forEach(cause -> causes.add(cause(cause)));
        return json;
    }

    private static ObjectNode cause(HoldCause cause) {
        ObjectNode json = Json.object()
                .put("cause", cause.cause().name())
                .put("parent", cause.parent() == null ? null : cause.parent().key())
                .put(
                        "parentCause",
                        cause.parentCause() == null ? null : cause.parentCause().name());
        texts(json.putArray("schools"), cause.schools());
        return json.put("count", cause.count());
    }

    /** In percent where there is such a limit, else the count. */
    private static @Nullable BigDecimal limit(Hold hold) {
        if (hold.limitPercent() != null) {
            return hold.limitPercent();
        }
        return hold.limitCount() == null ? null : BigDecimal.valueOf(hold.limitCount());
    }

    private static ObjectNode counts(RunReport.Row row) {
        return Json.object()
                .put("read", row.read())
                .put("kept", row.kept())
                .put("heldBack", row.heldBack())
                .put("outOfScope", row.outOfScope())
                .put("ended", row.ended())
                .put("create", row.creates())
                .put("update", row.updates())
                .put("delete", row.deletes())
                .put("withheld", row.withheld())
                .put("unchanged", row.unchanged())
                .put("liveBefore", row.liveBefore())
                .put("liveAfter", row.liveAfter());
    }

    private static ObjectNode step(RunReports.Step step) {
        return Json.object()
                .put("name", step.name())
                .put("status", step.status())
                .put("read", step.read())
                .put("written", step.written())
                .put("startedAt", text(step.startedAt()))
                .put("finishedAt", text(step.finishedAt()));
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
