package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Audit;
import org.passportsync.access.Role;
import org.passportsync.answer.ChangeShown;
import org.passportsync.answer.Items;
import org.passportsync.change.ChangeList;
import org.passportsync.job.Workplace;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument.View;
import org.passportsync.run.Run;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a run changes, record by record. */
@RestController
@Tag(name = "Runs")
class ChangesApi {

    private static final String PATH = "/api/v1/runs/{id}/changes";

    private final Sight sight;
    private final Workplace place;
    private final Audit audit;

    ChangesApi(Sight sight, Workplace place, Audit audit) {
        this.sight = sight;
        this.place = place;
        this.audit = audit;
    }

    /**
     * Which changes are listed.
     *
     * @param school SIS ID of a source school
     * @param after the next of the page before
     * @param unmasked true: with personal values; ADMIN only, and it is written down
     */
    record ChangesAsked(
            @Nullable String entity,
            @Nullable String operation,
            @Nullable String school,
            @Nullable String cause,
            @Nullable String limit,
            @Nullable String after,
            @Nullable String unmasked) {

        /** What is wanted, from where on, in which view. */
        private Read read(Visitor visitor) {
            Given given = new Given();
            ChangeList.Wanted wanted = new ChangeList.Wanted(
                    given.among("entity", entity, EntityType.values(), EntityType::key),
                    given.among(
                            "operation",
                            operation,
                            org.passportsync.connection.Operation.values(),
                            org.passportsync.connection.Operation::name),
                    Choice.text(school),
                    given.among("cause", cause, Cause.values(), Cause::name));
            ChangeList.Cursor from =
                    given.cursor(after, text -> ChangeList.Cursor.read(text).orElse(null));
            Read read =
                    new Read(wanted, new ChangeList.Extent(from, given.limit(limit)), given.view(visitor, unmasked));
            given.end();
            return read;
        }
    }

    private record Read(ChangeList.Wanted wanted, ChangeList.Extent extent, View view) {}

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.VIEWER)
    @Refuses(410)
    @Operation(summary = "Lists what a run changes, by entity and SIS ID; personal values are masked.")
    Items<ChangeShown> list(Visitor visitor, @PathVariable long id, @ParameterObject ChangesAsked asked) {
        Run run = sight.seenRun(visitor, id);
        Read read = asked.read(visitor);
        ApiRefusal.gone(run.remains().withoutChanges(run.id()));
        note(visitor, run, read);
        ChangeList.Page page =
                new ChangeList(place.database(), read.view()).page(run.id(), read.wanted(), read.extent());
        return Items.of(
                page.items(),
                ChangeShown::of,
                page.next() == null ? null : page.next().text());
    }

    @GetMapping(path = PATH, produces = Csv.TYPE)
    @Needs(Role.VIEWER)
    @Refuses(410)
    @Operation(summary = "Lists what a run changes, by entity and SIS ID; personal values are masked.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = Csv.TYPE, schema = @Schema(type = "string")))
    void table(Visitor visitor, @PathVariable long id, @ParameterObject ChangesAsked asked, HttpServletResponse answer)
            throws IOException {
        Run run = sight.seenRun(visitor, id);
        Read read = asked.read(visitor);
        ApiRefusal.gone(run.remains().withoutChanges(run.id()));
        note(visitor, run, read);
        ChangeList changes = new ChangeList(place.database(), read.view());
        Csv csv = Csv.begin(
                answer,
                "run-" + run.id() + "-changes",
                "entity",
                "sisId",
                "sisIdBefore",
                "passportId",
                "operation",
                "school",
                "cause",
                "withheld",
                "changedAttributes",
                "before",
                "after");
        changes.walk(run.id(), read.wanted(), portion -> {
            portion.forEach(change -> row(csv, change));
            return !csv.broken();
        });
    }

    private static void row(Csv csv, ChangeList.Change change) {
        csv.row(
                change.entity().key(),
                change.sisId(),
                change.sisIdBefore(),
                change.passportId(),
                change.operation(),
                change.school(),
                change.cause(),
                change.withheld(),
                String.join(" ", change.changedAttributes()),
                change.before(),
                change.after());
    }

    private void note(Visitor visitor, Run run, Read read) {
        if (read.view() == View.UNMASKED) {
            ChangeList.Wanted wanted = read.wanted();
            audit.note(
                    visitor.actor(),
                    "UNMASKED",
                    "run " + run.id(),
                    "changes"
                            + (wanted.entity() == null
                                    ? ""
                                    : " of " + wanted.entity().key()));
        }
    }
}
