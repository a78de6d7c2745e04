package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.WholeRun;
import org.passportsync.connection.Launch;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchReader;
import org.passportsync.job.BackgroundSyncs;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Launches syncs. */
@RestController
@Tag(name = "Connections")
class LaunchesApi {

    private final Sight sight;
    private final BackgroundSyncs background;
    private final BegunRuns begun;

    LaunchesApi(Sight sight, BackgroundSyncs background, BegunRuns begun) {
        this.sight = sight;
        this.background = background;
        this.begun = begun;
    }

    /**
     * How a run may be asked for; everything may be left out.
     *
     * @param preview hold the run whatever it finds
     * @param bulk whether absence means a delete
     * @param force compare every record
     * @param entities read only what these need
     * @param asOf the day that stands for today
     * @param replay the run whose pages are read again
     * @param rekey give every record its SIS ID under a changed prefix
     * @param fresh start a new run though one could go on
     * @param note why, for the history
     */
    @Schema(name = "LaunchAsked")
    record LaunchAsked(
            @Nullable Boolean preview,
            @Nullable Boolean bulk,
            @Nullable Boolean force,
            @Nullable List<String> entities,
            @Nullable LocalDate asOf,
            @Nullable Long replay,
            @Nullable Boolean rekey,

            @com.fasterxml.jackson.annotation.JsonProperty("new") @Nullable
            Boolean fresh,

            @Nullable String note) {}

    @PostMapping(
            path = "/api/v1/connections/{name}/runs",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.OPERATOR)
    @Refuses({409, 422})
    @Operation(
            summary = "Launches a sync and answers with its run, which goes on by itself.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = LaunchAsked.class))))
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<WholeRun> launch(
            Visitor visitor, @PathVariable String name, @RequestBody(required = false) @Nullable JsonNode asked)
            throws InterruptedException {
        sight.seenConnection(visitor, name);
        LaunchParameters parameters = read(name, asked);
        if (parameters.replay() != null) {
            sight.seenRun(visitor, parameters.replay());
        }
        return created(begun.answer(background.launch(parameters, visitor.byApi())));
    }

    /** An answer that tells where the run is. */
    static ResponseEntity<WholeRun> created(WholeRun run) {
        return ResponseEntity.created(URI.create("/api/v1/runs/" + run.row().id()))
                .body(run);
    }

    private static LaunchParameters read(String connection, @Nullable JsonNode asked) {
        List<String> given = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        if (asked != null && !asked.isObject()) {
            throw ApiRefusal.malformed(List.of("the body is no JSON object; write one like {\"preview\": true}"));
        }
        if (asked != null) {
            asked.properties().forEach(one -> take(one.getKey(), one.getValue(), given, problems));
        }
        given.addFirst("connection=" + connection);
        Launch launch = LaunchReader.read(given);
        if (launch instanceof Launch.Refused(List<String> others)) {
            problems.addAll(others);
        }
        if (problems.isEmpty() && launch instanceof Launch.Asked(LaunchParameters parameters)) {
            return parameters;
        }
        throw ApiRefusal.wrong(problems);
    }

    private static void take(String key, JsonNode value, List<String> given, List<String> problems) {
        if (key.equals("connection")) {
            problems.add("connection stands in the address; leave it out of the body");
        } else if (value.isArray()) {
            List<String> words = new ArrayList<>();
            value.forEach(word -> words.add(word.asString("")));
            given.add(key + "=" + String.join(",", words));
        } else if (value.isObject()) {
            problems.add(key + " is an object; write a plain value");
        } else if (!value.isNull()) {
            given.add(key + "=" + value.asString());
        }
    }
}
