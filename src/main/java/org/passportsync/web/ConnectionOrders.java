package org.passportsync.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.connection.Launch;
import org.passportsync.connection.LaunchReader;
import org.passportsync.job.BackgroundSyncs;
import org.passportsync.job.ConnectionLife;
import org.passportsync.job.ConnectionTests;
import org.passportsync.job.ConnectionTests.Tested;
import org.passportsync.job.Moved;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Connections.State;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** What is ordered of a connection on pages. */
@Controller
class ConnectionOrders {

    private final Sight sight;
    private final BackgroundSyncs syncs;
    private final ConnectionTests tests;
    private final ConnectionLife life;

    ConnectionOrders(Sight sight, BackgroundSyncs syncs, ConnectionTests tests, ConnectionLife life) {
        this.sight = sight;
        this.syncs = syncs;
        this.tests = tests;
        this.life = life;
    }

    /**
     * What is asked of a sync on the page.
     *
     * @param preview whether it is held whatever it finds
     * @param fresh whether it starts over, though an earlier run could go on or is held
     */
    record SyncAsked(
            @Nullable String preview,
            @Nullable String fresh,
            @Nullable String note) {

        List<String> parameters(String connection) {
            List<String> parameters = new ArrayList<>(List.of("connection=" + connection));
            if (preview != null) {
                parameters.add("preview=true");
            }
            if (fresh != null) {
                parameters.add("new=true");
            }
            if (Choice.text(note) != null) {
                parameters.add("note=" + Choice.text(note));
            }
            return parameters;
        }
    }

    @PostMapping("/connections/{name}/runs")
    @Needs(Role.OPERATOR)
    RedirectView sync(@PathVariable String name, SyncAsked asked, Visitor visitor, RedirectAttributes next)
            throws InterruptedException {
        List<String> parameters = asked.parameters(known(visitor, name));
        String wrong = Choice.wrongNote(asked.note());
        if (wrong != null) {
            return Said.refused(wrong).on(page(name), next);
        }
        return switch (LaunchReader.read(parameters)) {
            case Launch.Asked wish ->
                Said.of(syncs.launch(wish.parameters(), visitor.byConsole()), page(name), "has begun", next);
            case Launch.Refused(List<String> problems) ->
                Said.refused(Said.sentence(String.join("; ", problems))).on(page(name), next);
        };
    }

    @PostMapping("/connections/{name}/pause")
    @Needs(Role.ADMIN)
    RedirectView pause(@PathVariable String name, Visitor visitor, RedirectAttributes next) {
        return moved(known(visitor, name), Order.PAUSE, visitor, next);
    }

    @PostMapping("/connections/{name}/resume")
    @Needs(Role.ADMIN)
    RedirectView resume(@PathVariable String name, Visitor visitor, RedirectAttributes next) {
        return moved(known(visitor, name), Order.RESUME, visitor, next);
    }

    private RedirectView moved(String name, Order order, Visitor visitor, RedirectAttributes next) {
        Said said = switch (life.order(name, order, visitor.byConsole())) {
            case Moved.Done(String _, State _, String text) -> Said.done(Said.sentence(text));
            case Moved.Refused(String reason) -> Said.refused(Said.sentence(reason));
            case Moved.Wrong(String reason) -> Said.refused(Said.sentence(reason));
        };
        return said.on(page(name), next);
    }

    @PostMapping("/connections/{name}/test")
    @Needs(Role.OPERATOR)
    RedirectView test(@PathVariable String name, Visitor visitor, RedirectAttributes next) throws InterruptedException {
        return switch (tests.test(known(visitor, name))) {
            case Tested.Unknown _ -> throw new NotHere("connection " + name);
            case Tested.Wrong(String reason) ->
                Said.refused(Said.sentence(reason)).on(page(name), next);
            case Tested.Answered answered -> {
                next.addFlashAttribute("tested", answered);
                yield new Said(!answered.ready(), verdict(answered)).on(page(name), next);
            }
        };
    }

    private static String verdict(Tested.Answered answered) {
        if (answered.ready()) {
            return "Tested: all that is needed can be read.";
        }
        return answered.report().passed()
                ? "Tested: all that is needed can be read, but no sync can start."
                : "Tested: not everything can be read.";
    }

    private String known(Visitor visitor, String name) {
        return sight.connection(visitor, name)
                .orElseThrow(() -> new NotHere("connection " + name))
                .name();
    }

    private static String page(String name) {
        return "/connections/" + name;
    }
}
