package org.passportsync.notice;

import org.jspecify.annotations.Nullable;
import org.passportsync.run.Hold;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A notice for programs. */
final class LetterJson {

    private LetterJson() {}

    static String of(Facts facts, String title, Pointers pointers) {
        Notice notice = facts.notice();
        ObjectNode json = object().put("id", notice.id())
                .put("kind", notice.kind().name())
                .put("at", notice.at().toString())
                .put("district", facts.about().district())
                .put("connection", facts.about().connection())
                .put("title", title)
                .put("message", notice.detail());
        if (facts.report() != null) {
            json.set("run", run(facts.report()));
        }
        ObjectNode commands = json.putObject("commands");
        pointers.commands(facts).forEach(commands::put);
        return json.put("url", pointers.page(facts)).toString();
    }

    private static ObjectNode run(RunReport report) {
        Run run = report.run();
        ObjectNode json = object().put("id", run.id())
                .put("state", run.state().name())
                .put("trigger", run.trigger())
                .put("asOf", run.asOf().toString())
                .put("startedAt", run.startedAt().toString())
                .put("finishedAt", text(run.finishedAt()))
                .put("expiresAt", text(run.expiresAt()));
        ArrayNode holds = json.putArray("holds");
        report.holds().forEach(hold -> holds.add(hold(hold)));
        ObjectNode counts = json.putObject("counts");
        report.totals()
                .forEach(row -> counts.putObject(row.entity().key())
                        .put("create", row.creates())
                        .put("update", row.updates())
                        .put("delete", row.deletes()));
        ObjectNode issues = json.putObject("issues");
        report.issues().forEach((kind, count) -> issues.put(kind.name(), count));
        return json;
    }

    private static ObjectNode hold(Hold hold) {
        return object().put("reason", hold.reason().name())
                .put("entity", hold.entity() == null ? null : hold.entity().key())
                .put("operation", text(hold.operation()))
                .put("school", hold.school())
                .put("count", hold.count())
                .put("of", hold.of())
                .put("percent", hold.percent())
                .put("message", hold.message());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
