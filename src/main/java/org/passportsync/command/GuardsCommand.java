package org.passportsync.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passportsync.answer.Answers;
import org.passportsync.answer.GuardsShown;
import org.passportsync.connection.Guards;
import org.passportsync.connection.WindowText;
import org.passportsync.run.Connections.Guarded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows and sets the guards of a district for the time when a school year rolls over. */
@Command(
        name = "guards",
        description = "Show or set the days on which a district's records are guarded while a school year rolls over.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG})
final class GuardsCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = {
                "district=ID (required)",
                "suspend=2026-06-15..2026-07-15: no sync starts; wins over the others",
                "disable-deletion=FROM..TO: deletes are shown, not applied",
                "expect-rollover=FROM..TO: calendars, courses, classes and enrollments may be replaced as a whole",
                "Both days are included; none lifts a guard; without any, the guards are shown."
            })
    List<String> parameters = new ArrayList<>();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        Pairs pairs = Pairs.read(
                parameters, "district=ID", "suspend=FROM..TO", "disable-deletion=FROM..TO", "expect-rollover=FROM..TO");
        String district = pairs.required("district");
        Map<Guards.Kind, Optional<Guards.Window>> wanted = new EnumMap<>(Guards.Kind.class);
        for (Guards.Kind kind : Guards.Kind.values()) {
            read(pairs, kind, wanted);
        }
        return pairs.then(() -> new Prepared.AtDesk(desk -> tell(
                session, district, desk.definitions().guard(district, now -> changed(now, wanted), options.who()))));
    }

    private static void read(Pairs pairs, Guards.Kind kind, Map<Guards.Kind, Optional<Guards.Window>> wanted) {
        String text = pairs.text(kind.key());
        if (text == null) {
            return;
        }
        switch (WindowText.read(text)) {
            case WindowText.Days(Guards.Window window) -> wanted.put(kind, Optional.of(window));
            case WindowText.Lifted() -> wanted.put(kind, Optional.empty());
            case WindowText.Refused(String problem) -> pairs.refuse(kind.key() + "=" + text + " " + problem);
        }
    }

    private static Guards changed(Guards now, Map<Guards.Kind, Optional<Guards.Window>> wanted) {
        Guards changed = now;
        for (Map.Entry<Guards.Kind, Optional<Guards.Window>> one : wanted.entrySet()) {
            changed = changed.with(one.getKey(), one.getValue().orElse(null));
        }
        return changed;
    }

    private ExitCode tell(Session session, String district, Guarded guarded) {
        return switch (guarded) {
            case Guarded.Unknown(String problem) -> session.missing(problem);
            case Guarded.Done(Guards guards) -> {
                if (options.json) {
                    session.console().line(Answers.text(GuardsShown.of(district, guards)));
                } else {
                    print(session.console(), district, guards);
                }
                yield ExitCode.DONE;
            }
        };
    }

    private static void print(Console console, String district, Guards guards) {
        console.line(console.strong("Guards of district " + district));
        for (Guards.Kind kind : Guards.Kind.values()) {
            console.line("  " + kind.key() + ": " + guards.text(kind));
        }
    }
}
