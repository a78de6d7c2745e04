package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.GeneratedShown;
import org.passportsync.connection.MasterField.Mode;
import org.passportsync.connection.MasterRules;
import org.passportsync.connection.MasterRules.Rule;
import org.passportsync.job.ConnectionLife;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections;
import org.passportsync.run.Connections.Change;
import org.passportsync.run.Mastering;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Makes rules about whose value counts. */
@RestController
@Tag(name = "Connections")
class MasterFieldsApi {

    private final Connections connections;
    private final Sight sight;
    private final ConnectionLife life;

    MasterFieldsApi(Connections connections, Sight sight, ConnectionLife life) {
        this.connections = connections;
        this.sight = sight;
        this.life = life;
    }

    /**
     * Which rules are made.
     *
     * @param entities for all of these; entity: for one
     * @param mode MASTER, which it is where nothing is said: the connection's value always wins; DO_NOT_OVERRIDE: once it
     *     has set a value, only a master replaces it
     */
    record GenerateAsked(
            @Nullable List<String> entities,
            @Nullable String entity,
            @Nullable String mode) {

        private Mastering.Asked read(String connection, Visitor visitor) {
            List<String> problems = new ArrayList<>();
            List<String> names = new ArrayList<>(entities == null ? List.of() : entities);
            if (entity != null) {
                names.add(entity);
            }
            List<EntityType> read = MasterRules.read(names, problems);
            Mode wanted = mode == null ? Mode.MASTER : Choice.among(mode, Mode.values(), Mode::name);
            if (wanted == null) {
                problems.add("mode=" + mode + " is not valid; write MASTER or DO_NOT_OVERRIDE");
            }
            if (wanted == null || !problems.isEmpty()) {
                throw ApiRefusal.wrong(problems);
            }
            return new Mastering.Asked(connection, read, wanted, visitor.user().reach());
        }
    }

    @PostMapping(
            path = "/api/v1/connections/{name}/master-fields/generate",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Refuses(422)
    @Operation(
            summary = "Adds rules about whose value counts to a connection's definition: one for each attribute of some"
                    + " entities that doesn't connect records.",
            description = "Rules that there are stay as they are. Where another connection is the master of one of the"
                    + " attributes already, nothing is saved and each such attribute is named.")
    GeneratedShown generate(Visitor visitor, @PathVariable String name, @RequestBody GenerateAsked asked) {
        var _ = sight.seenConnection(visitor, name);
        return switch (connections.generate(asked.read(name, visitor), visitor.actor())) {
            case Mastering.Outcome.Done(Change change, List<Rule> added, int already) -> {
                var _ = life.settle(name);
                yield GeneratedShown.of(change, added, already);
            }
            case Mastering.Outcome.Unknown(String connection) -> throw ApiRefusal.notThere("connection " + connection);
            case Mastering.Outcome.Clashing(List<String> clashes) ->
                throw new ApiRefusal(ApiRefusal.problem(
                                HttpStatus.UNPROCESSABLE_CONTENT, "nothing is saved: " + String.join("; ", clashes))
                        .each(clashes));
            case Mastering.Outcome.Refused(List<String> problems) -> throw ApiRefusal.wrong(problems);
        };
    }
}
