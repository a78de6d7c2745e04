package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.IssueShown;
import org.passportsync.answer.Items;
import org.passportsync.job.Workplace;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.run.Run;
import org.passportsync.staging.IssueList;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a run found wrong with records; values are kept masked, so they can't be seen otherwise. */
@RestController
@Tag(name = "Runs")
class IssuesApi {

    private static final String PATH = "/api/v1/runs/{id}/issues";
    private static final int PORTION = 5000;

    private final Sight sight;
    private final Workplace place;

    IssuesApi(Sight sight, Workplace place) {
        this.sight = sight;
        this.place = place;
    }

    /**
     * Which issues are listed.
     *
     * @param after the next of the page before
     */
    record IssuesAsked(
            @Nullable String entity,
            @Nullable String kind,
            @Nullable String limit,
            @Nullable String after) {

        private Read read(Run run) {
            Given given = new Given();
            IssueList.Wanted wanted = new IssueList.Wanted(
                    given.among("entity", entity, EntityType.values(), EntityType::key),
                    given.among("kind", kind, IssueKind.values(), IssueKind::name));
            String from = given.<String>cursor(after, text -> IssueList.fits(run, text) ? text : null);
            Read read = new Read(wanted, new IssueList.Extent(from, given.limit(limit)));
            given.end();
            return read;
        }
    }

    private record Read(IssueList.Wanted wanted, IssueList.Extent extent) {}

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.VIEWER)
    @Refuses(410)
    @Operation(
            summary =
                    "Lists what was found wrong with records: what is open after a committed run, else what it found.")
    Items<IssueShown> list(Visitor visitor, @PathVariable long id, @ParameterObject IssuesAsked asked) {
        Run run = sight.seenRun(visitor, id);
        Read read = asked.read(run);
        ApiRefusal.gone(run.remains().withoutIssues(run));
        IssueList.Page page = new IssueList(place.database()).page(run, read.wanted(), read.extent());
        return Items.of(page.items(), IssueShown::of, page.next());
    }

    @GetMapping(path = PATH, produces = Csv.TYPE)
    @Needs(Role.VIEWER)
    @Refuses(410)
    @Operation(
            summary =
                    "Lists what was found wrong with records: what is open after a committed run, else what it found.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = Csv.TYPE, schema = @Schema(type = "string")))
    void table(Visitor visitor, @PathVariable long id, @ParameterObject IssuesAsked asked, HttpServletResponse answer)
            throws IOException {
        Run run = sight.seenRun(visitor, id);
        Read read = asked.read(run);
        ApiRefusal.gone(run.remains().withoutIssues(run));
        IssueList issues = new IssueList(place.database());
        Csv csv = Csv.begin(
                answer,
                "run-" + run.id() + "-issues",
                "entity",
                "sisId",
                "kind",
                "stage",
                "rule",
                "attribute",
                "value",
                "message",
                "page",
                "openedRun");
        String after = null;
        do {
            IssueList.Page page = issues.page(run, read.wanted(), new IssueList.Extent(after, PORTION));
            page.items().forEach(found -> row(csv, IssueShown.of(found)));
            after = page.next();
        } while (after != null && !csv.broken());
    }

    private static void row(Csv csv, IssueShown issue) {
        csv.row(
                issue.entity(),
                issue.sisId(),
                issue.kind(),
                issue.stage(),
                issue.rule(),
                issue.attribute(),
                issue.value(),
                issue.message(),
                issue.page(),
                issue.openedRun());
    }
}
