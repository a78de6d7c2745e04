package org.passportsync.command;

import org.jspecify.annotations.Nullable;
import org.passportsync.answer.Answers;
import org.passportsync.answer.ChangeShown;
import org.passportsync.answer.Items;
import org.passportsync.change.ChangeList;
import org.passportsync.run.Run;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One page of a run's changes, each with what was and what will be. */
final class ChangeLines {

    private static final JsonMapper JSON = new JsonMapper();

    private final Session session;
    private final Console console;
    private final Run run;
    private final ShownList list;

    ChangeLines(Session session, Run run, ShownList list) {
        this.session = session;
        this.console = session.console();
        this.run = run;
        this.list = list;
    }

    ExitCode print(Desk desk) {
        String gone = run.remains().withoutChanges(run.id());
        return gone == null ? listed(desk) : session.tell(ExitCode.WRONG, Json.gone(gone));
    }

    private ExitCode listed(Desk desk) {
        ChangeList.Cursor after = list.after() == null
                ? null
                : ChangeList.Cursor.read(list.after()).orElse(null);
        ChangeList.Page page = desk.history().changes(run, list.changes(), new ChangeList.Extent(after, list.limit()));
        String next = page.next() == null ? null : page.next().text();
        if (session.options().json) {
            console.line(Answers.text(Items.of(page.items(), ChangeShown::of, next)));
            return ExitCode.DONE;
        }
        console.line(console.strong("Changes, by entity and SIS ID"));
        if (page.items().isEmpty()) {
            console.line("  none");
        }
        page.items().forEach(this::print);
        if (next != null) {
            console.line("more: " + session.program().command(list.next(run, "--changes", next)));
        }
        return ExitCode.DONE;
    }

    private void print(ChangeList.Change change) {
        console.line("  " + change.operation() + " " + change.entity().key() + " " + change.sisId()
                + (change.school() == null ? "" : ", school " + change.school())
                + ", because of " + change.cause()
                + (change.sisIdBefore() == null ? "" : ", was " + change.sisIdBefore())
                + (change.withheld() ? ", withheld: deletion is disabled" : ""));
        JsonNode before = tree(change.before());
        JsonNode after = tree(change.after());
        for (String attribute : change.changedAttributes()) {
            console.line("      " + attribute + ": " + value(before, attribute) + " -> " + value(after, attribute));
        }
    }

    private static JsonNode tree(@Nullable String document) {
        return document == null ? JSON.createObjectNode() : JSON.readTree(document);
    }

    private static String value(JsonNode document, String attribute) {
        JsonNode value = document.get(attribute);
        if (value == null) {
            return "-";
        }
        return Console.inLine(value.isString() ? value.stringValue() : value.toString());
    }
}
