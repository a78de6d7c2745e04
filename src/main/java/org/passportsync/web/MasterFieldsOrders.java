package org.passportsync.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.RunWords;
import org.passportsync.connection.MasterField.Mode;
import org.passportsync.connection.MasterRules;
import org.passportsync.connection.MasterRules.Rule;
import org.passportsync.job.ConnectionLife;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections;
import org.passportsync.run.Connections.Change;
import org.passportsync.run.Mastering;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Makes rules about whose value counts, on the page of a connection. */
@Controller
class MasterFieldsOrders {

    private final Sight sight;
    private final Connections connections;
    private final ConnectionLife life;

    MasterFieldsOrders(Sight sight, Connections connections, ConnectionLife life) {
        this.sight = sight;
        this.connections = connections;
        this.life = life;
    }

    /** What was chosen in the form. */
    record Rules(@Nullable List<String> entities, @Nullable String mode) {}

    @PostMapping("/connections/{name}/master-fields")
    @Needs(Role.ADMIN)
    RedirectView generate(@PathVariable String name, Rules rules, Visitor visitor, RedirectAttributes next) {
        if (sight.connection(visitor, name).isEmpty()) {
            throw new NotHere("connection " + name);
        }
        List<String> problems = new ArrayList<>();
        List<EntityType> entities = MasterRules.read(rules.entities() == null ? List.of() : rules.entities(), problems);
        Mode mode = Choice.among(rules.mode(), Mode.values(), Mode::name);
        if (!problems.isEmpty() || mode == null) {
            return Said.refused("Choose at least one entity, and how strong the rules are.")
                    .on("/connections/" + name, next);
        }
        Mastering.Asked asked =
                new Mastering.Asked(name, entities, mode, visitor.user().reach());
        return told(name, connections.generate(asked, visitor.actor())).on("/connections/" + name, next);
    }

    private Said told(String name, Mastering.Outcome outcome) {
        return switch (outcome) {
            case Mastering.Outcome.Done(Change change, List<Rule> added, int already) -> {
                var _ = life.settle(name);
                yield Said.done(RunWords.counted(added.size(), "rule") + " added, " + already
                        + " there already; the definition has revision " + change.revision() + ".");
            }
            case Mastering.Outcome.Unknown(String connection) -> throw new NotHere("connection " + connection);
            case Mastering.Outcome.Clashing(List<String> clashes) ->
                Said.refused("Nothing is saved: " + String.join("; ", clashes) + ".");
            case Mastering.Outcome.Refused(List<String> problems) ->
                Said.refused("Nothing is saved: " + String.join("; ", problems) + ".");
        };
    }
}
