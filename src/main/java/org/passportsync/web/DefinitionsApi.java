package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.AppliedShown;
import org.passportsync.answer.Loss;
import org.passportsync.job.ConnectionLife;
import org.passportsync.run.Connections;
import org.passportsync.run.Connections.Change;
import org.passportsync.run.Removals;
import org.passportsync.run.Replacement;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes a connection's definition over. */
@RestController
@Tag(name = "Connections")
class DefinitionsApi {

    private static final int LONGEST = 1_000_000;

    private final Connections connections;
    private final ConnectionLife life;

    DefinitionsApi(Connections connections, ConnectionLife life) {
        this.connections = connections;
        this.life = life;
    }

    @PutMapping(
            path = "/api/v1/connections/{name}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_YAML_VALUE, "text/yaml"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Refuses({409, 412, 413, 415, 422, 428})
    @Operation(
            summary = "Makes a connection, or replaces its definition.",
            description = "An existing one is replaced only with If-Match, so that nobody's change is lost. Where the"
                    + " definition maps schools no more that hold live records, it is refused with what would be"
                    + " lost, until confirm=true.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = "application/yaml", schema = @Schema(type = "string")),
                                @Content(mediaType = "application/json", schema = @Schema(type = "object"))
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(schema = @Schema(implementation = AppliedShown.class)))
    @ApiResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = AppliedShown.class)))
    ResponseEntity<AppliedShown> put(
            Visitor visitor,
            @PathVariable String name,
            @Parameter(description = "the revision that is replaced, as the ETag said it; * for any")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String seen,
            @RequestParam(defaultValue = "false") boolean confirm,
            @Parameter(hidden = true) InputStream body)
            throws IOException {
        Replacement asked = new Replacement(
                name,
                text(body),
                visitor.user().reach(),
                Seen.read(seen, "revision"),
                confirm ? Replacement.Losses.AGREED : Replacement.Losses.SHOW);
        return switch (connections.replace(asked, visitor.actor())) {
            case Replacement.Outcome.Done(Change change) -> done(change);
            case Replacement.Outcome.Unseen(int revision) ->
                throw new ApiRefusal(ApiRefusal.problem(
                        HttpStatus.PRECONDITION_REQUIRED,
                        name + " is there already, with revision " + revision + "; read it, and send If-Match: \""
                                + revision + "\""));
            case Replacement.Outcome.Stale(Integer revision) -> throw stale(name, revision);
            case Replacement.Outcome.Losing(List<Removals.Removal> removals) -> throw losing(name, removals);
            case Replacement.Outcome.Refused(List<String> problems) -> throw ApiRefusal.wrong(problems);
        };
    }

    private ResponseEntity<AppliedShown> done(Change change) {
        Change settled = change.in(life.settle(change.connection()).orElse(change.state()));
        AppliedShown answer =
                AppliedShown.of(settled, life.nextRun(change.connection()), life.remarks(change.connection()));
        ResponseEntity.BodyBuilder builder = change.kind() == Change.Kind.NEW
                ? ResponseEntity.created(URI.create("/api/v1/connections/" + change.connection()))
                : ResponseEntity.ok();
        return builder.eTag(String.valueOf(change.revision())).body(answer);
    }

    private static ApiRefusal stale(String name, @Nullable Integer revision) {
        return new ApiRefusal(ApiRefusal.problem(
                HttpStatus.PRECONDITION_FAILED,
                revision == null
                        ? "there is no " + name + " that could be replaced; leave If-Match out to make it"
                        : name + " has revision " + revision
                                + " now, not the one that If-Match names; read it again and change that"));
    }

    private static ApiRefusal losing(String name, List<Removals.Removal> removals) {
        return new ApiRefusal(ApiRefusal.problem(
                        HttpStatus.CONFLICT,
                        name + " would map some schools no more, and the next run would delete what only they hold;"
                                + " nothing is saved. Add confirm=true to save it all the same; the next run is still"
                                + " held where a limit is exceeded")
                .losing(removals.stream().map(Loss::of).toList()));
    }

    private static String text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new ApiRefusal(ApiRefusal.problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "a definition has at most " + LONGEST + " bytes; send a shorter one"));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            throw ApiRefusal.malformed(List.of("the body is no text in UTF-8; save it as UTF-8"));
        }
    }
}
