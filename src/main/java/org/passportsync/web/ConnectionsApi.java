package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.ConnectionRow;
import org.passportsync.answer.Items;
import org.passportsync.answer.RevisionRow;
import org.passportsync.connection.DefinitionWriter;
import org.passportsync.job.Workplace;
import org.passportsync.run.Connections;
import org.passportsync.run.DefinitionHistory;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Connections and their definitions. */
@RestController
@RequestMapping("/api/v1/connections")
@Tag(name = "Connections")
class ConnectionsApi {

    private final Sight sight;
    private final Workplace place;

    ConnectionsApi(Sight sight, Workplace place) {
        this.sight = sight;
        this.place = place;
    }

    /**
     * Which page is shown.
     *
     * @param after the next of the page before: the number of a revision
     */
    record PageAsked(@Nullable String limit, @Nullable String after) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.VIEWER)
    @Operation(summary = "Lists connections by name, each with its last run.")
    Items<ConnectionRow> list(Visitor visitor) {
        return Items.all(
                sight.connections(visitor).stream().map(ConnectionRow::of).toList());
    }

    @GetMapping(path = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.VIEWER)
    @Operation(summary = "Shows a connection's definition, without its secret; the ETag is its revision.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    ResponseEntity<String> json(Visitor visitor, @PathVariable String name) {
        Connections.Stored stored = sight.seenConnection(visitor, name);
        return ResponseEntity.ok()
                .eTag(String.valueOf(stored.revision()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(DefinitionWriter.toJson(stored.definition()));
    }

    @GetMapping(path = "/{name}", produces = MediaType.APPLICATION_YAML_VALUE)
    @Needs(Role.VIEWER)
    @Operation(summary = "Shows a connection's definition, without its secret; the ETag is its revision.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = MediaType.APPLICATION_YAML_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> yaml(Visitor visitor, @PathVariable String name) {
        Connections.Stored stored = sight.seenConnection(visitor, name);
        return ResponseEntity.ok()
                .eTag(String.valueOf(stored.revision()))
                .contentType(MediaType.APPLICATION_YAML)
                .body(DefinitionWriter.toYaml(stored.definition()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @GetMapping(path = "/{name}/revisions", produces = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.VIEWER)
    @Operation(summary = "Lists what the definition was, newest first.")
    Items<RevisionRow> revisions(Visitor visitor, @PathVariable String name, @ParameterObject PageAsked asked) {
        Connections.Stored stored = sight.seenConnection(visitor, name);
        Given given = new Given();
        Long after = given.number("after", asked.after());
        int limit = given.limit(asked.limit());
        given.end();
        Integer before = after == null ? null : (int) Math.min(after, Integer.MAX_VALUE);
        List<DefinitionHistory.Revision> found = new DefinitionHistory(place.database()).of(stored, before, limit + 1);
        List<DefinitionHistory.Revision> items = found.subList(0, Math.min(found.size(), limit));
        String next =
                found.size() > items.size() ? String.valueOf(items.getLast().number()) : null;
        return Items.of(items, RevisionRow::of, next);
    }
}
