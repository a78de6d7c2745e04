package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.EditShown;
import org.passportsync.hub.RecordList;
import org.passportsync.job.EditOutcome;
import org.passportsync.job.HubEdits;
import org.passportsync.job.Workplace;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument.View;
import org.passportsync.run.Connections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Edits of records in the hub itself: contributions of the source {@code passport}. */
@RestController
@RequestMapping(path = "/api/v1/records/{entity}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Records")
class RecordEditsApi {

    private static final String SEEN = "the version that is edited, as the ETag or the record says it; * for any";

    private final HubEdits edits;
    private final Workplace place;
    private final Connections connections;

    RecordEditsApi(HubEdits edits, Workplace place, Connections connections) {
        this.edits = edits;
        this.place = place;
        this.connections = connections;
    }

    /**
     * A record that is made.
     *
     * @param sisId by which a connection's record joins it later
     * @param attributes by hub attribute; references are Passport IDs
     */
    record NewRecordAsked(
            @Nullable String district,
            @Nullable String sisId,
            @Nullable JsonNode attributes) {}

    /**
     * What is said of a record.
     *
     * @param attributes by hub attribute, from now on; null withdraws one; what is left out stays as it was edited before
     */
    record EditAsked(@Nullable JsonNode attributes) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Refuses({409, 422})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Makes a record in the hub, held by the source passport.",
            description = "Only where the district has multiple sources. References are Passport IDs of live records.")
    ResponseEntity<EditShown> create(Visitor visitor, @PathVariable String entity, @RequestBody NewRecordAsked asked) {
        EntityType type = RecordsApi.entity(entity);
        String district = asked.district();
        if (district == null || district.isBlank()) {
            throw ApiRefusal.wrong(List.of("district is missing; write the id of the record's district"));
        }
        if (connections.list(visitor.user().reach()).stream()
                .noneMatch(one -> one.district().equals(district))) {
            throw ApiRefusal.notThere("district " + district);
        }
        String sisId = asked.sisId() == null ? "" : asked.sisId();
        EditOutcome outcome =
                edits.create(new HubEdits.Newcomer(type, district, sisId, text(asked.attributes())), visitor.byApi());
        EditShown shown = shown(visitor, type, null, outcome);
        return ResponseEntity.created(URI.create("/api/v1/records/" + type.key() + "?passportId=" + shown.passportId()))
                .eTag(version(shown))
                .body(shown);
    }

    @PutMapping(path = "/{passportId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Refuses({409, 412, 422, 428})
    @Operation(
            summary = "Edits a record in the hub, as a contribution of the source passport.",
            description = "What another connection says stays where the master fields don't make passport count; the"
                    + " answer names such attributes under withheld. Records are matched by them all the same; null"
                    + " withdraws one. Only where the district has multiple sources.")
    ResponseEntity<EditShown> edit(
            Visitor visitor,
            @PathVariable String entity,
            @PathVariable UUID passportId,
            @Parameter(description = SEEN) @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable
                    String seen,
            @RequestBody EditAsked asked) {
        HubEdits.Target target = target(visitor, entity, passportId, seen);
        EditShown shown = shown(
                visitor, target.entity(), passportId, edits.edit(target, text(asked.attributes()), visitor.byApi()));
        return ResponseEntity.ok().eTag(version(shown)).body(shown);
    }

    @DeleteMapping("/{passportId}")
    @Needs(Role.ADMIN)
    @Refuses({409, 412, 422, 428})
    @Operation(
            summary = "Withdraws what was edited of a record.",
            description = "A record that nobody else holds leaves the hub, and what was made in the hub and can't stand"
                    + " without it.")
    ResponseEntity<EditShown> withdraw(
            Visitor visitor,
            @PathVariable String entity,
            @PathVariable UUID passportId,
            @Parameter(description = SEEN) @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable
                    String seen) {
        HubEdits.Target target = target(visitor, entity, passportId, seen);
        EditShown shown = shown(visitor, target.entity(), passportId, edits.withdraw(target, visitor.byApi()));
        return ResponseEntity.ok().eTag(version(shown)).body(shown);
    }

    private static @Nullable String text(@Nullable JsonNode attributes) {
        return attributes == null ? null : attributes.toString();
    }

    private static HubEdits.Target target(Visitor visitor, String entity, UUID passportId, @Nullable String seen) {
        return new HubEdits.Target(
                RecordsApi.entity(entity), passportId, visitor.user().reach(), Seen.read(seen, "version"));
    }

    private EditShown shown(Visitor visitor, EntityType type, @Nullable UUID passportId, EditOutcome outcome) {
        String what = type.key() + " " + passportId;
        return switch (outcome) {
            case EditOutcome.Done done -> shown(visitor, type, done);
            case EditOutcome.Missing _ -> throw ApiRefusal.notThere(what);
            case EditOutcome.Unseen(int version) ->
                throw new ApiRefusal(ApiRefusal.problem(
                        HttpStatus.PRECONDITION_REQUIRED,
                        what + " has version " + version + "; look at it, and send If-Match: \"" + version + "\""));
            case EditOutcome.Stale(int version) ->
                throw new ApiRefusal(ApiRefusal.problem(
                        HttpStatus.PRECONDITION_FAILED,
                        what + " has version " + version
                                + " now, not the one that If-Match names; look at it again and edit that"));
            case EditOutcome.Obstacle(String reason) -> throw ApiRefusal.conflict(reason);
            case EditOutcome.Refused(List<String> problems) -> throw ApiRefusal.wrong(problems);
        };
    }

    private EditShown shown(Visitor visitor, EntityType type, EditOutcome.Done done) {
        List<RecordList.Found> found = new RecordList(place.database(), View.MASKED)
                .page(
                        new RecordList.Wanted(type, null, done.passportId(), null, null),
                        new RecordList.Extent(visitor.user().reach(), null, 1))
                .items();
        return EditShown.of(done.run(), done.edited(), found.isEmpty() ? null : found.getFirst());
    }

    private static @Nullable String version(EditShown shown) {
        return shown.record() == null ? null : String.valueOf(shown.record().version());
    }
}
