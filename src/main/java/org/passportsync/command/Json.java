package org.passportsync.command;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passportsync.change.ChangeList;
import org.passportsync.staging.IssueList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers for programs: lists, changes, issues and problems. */
final class Json {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static String text(JsonNode node) {
        return JSON.writeValueAsString(node);
    }

    /** A list with what leads to the next page of it; null on the last one. */
    static <T> ObjectNode list(List<T> items, Function<T, ObjectNode> form, @Nullable String next) {
        ObjectNode list = object();
        ArrayNode array = list.putArray("items");
        items.forEach(item -> array.add(form.apply(item)));
        return list.put("next", next);
    }

    static ObjectNode change(ChangeList.Change change) {
        ObjectNode json = object().put("entity", change.entity().key())
                .put("sisId", change.sisId())
                .put("sisIdBefore", change.sisIdBefore())
                .put("passportId", change.passportId().toString())
                .put("operation", change.operation().name())
                .put("school", change.school())
                .put("cause", change.cause().name())
                .put("withheld", change.withheld());
        json.set("before", document(change.before()));
        json.set("after", document(change.after()));
        ArrayNode changed = json.putArray("changedAttributes");
        change.changedAttributes().forEach(changed::add);
        return json;
    }

    static ObjectNode issue(IssueList.Found found) {
        var issue = found.issue();
        return object().put(
                        "entity", issue.entity() == null ? null : issue.entity().key())
                .put("sisId", issue.sisId())
                .put("kind", issue.kind().name())
                .put("stage", issue.stage())
                .put("rule", issue.rule())
                .put("attribute", issue.attribute())
                .put("value", issue.value())
                .put("message", issue.message())
                .put("page", issue.page())
                .put("openedRun", found.openedRun());
    }

    /** Problem details after RFC 9457. */
    static ObjectNode problem(ExitCode code, String detail) {
        return object().put("type", "about:blank")
                .put("title", code == ExitCode.REFUSED ? "Refused" : code == ExitCode.WRONG ? "Wrong" : "Failed")
                .put("status", code == ExitCode.REFUSED ? 409 : code == ExitCode.WRONG ? 422 : 500)
                .put("detail", detail);
    }

    private static JsonNode document(@Nullable String text) {
        return text == null ? JSON.getNodeFactory().nullNode() : JSON.readTree(text);
    }
}
