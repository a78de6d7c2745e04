package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Audit;
import org.passportsync.access.Role;
import org.passportsync.answer.HistoryShown;
import org.passportsync.answer.Items;
import org.passportsync.answer.RecordShown;
import org.passportsync.hub.Origins;
import org.passportsync.hub.RecordHistory;
import org.passportsync.hub.RecordList;
import org.passportsync.job.Workplace;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument.View;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The hub's records and what became of them. */
@RestController
@RequestMapping(path = "/api/v1/records/{entity}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Records")
class RecordsApi {

    private final Workplace place;
    private final Audit audit;

    RecordsApi(Workplace place, Audit audit) {
        this.place = place;
        this.audit = audit;
    }

    /**
     * Which records are listed.
     *
     * @param sisId of the record or of one that was merged into it
     * @param q the beginning of a SIS ID, or part of a text that is not masked
     * @param stale true: held though they newly fail a rule; false: not so
     * @param after the next of the page before: a Passport ID
     * @param unmasked true: with personal values; ADMIN only, and it is written down
     */
    record RecordsAsked(
            @Nullable String sisId,
            @Nullable String passportId,
            @Nullable String q,
            @Nullable String stale,
            @Nullable String limit,
            @Nullable String after,
            @Nullable String unmasked) {}

    /**
     * How a history is shown.
     *
     * @param unmasked true: with personal values; ADMIN only, and it is written down
     */
    record HistoryAsked(@Nullable String unmasked) {}

    @GetMapping
    @Needs(Role.VIEWER)
    @Operation(summary = "Lists the live records of an entity, by Passport ID; personal values are masked.")
    Items<RecordShown> list(Visitor visitor, @PathVariable String entity, @ParameterObject RecordsAsked asked) {
        EntityType type = entity(entity);
        Given given = new Given();
        RecordList.Wanted wanted = new RecordList.Wanted(
                type,
                blank(asked.sisId()),
                given.id("passportId", asked.passportId()),
                blank(asked.q()),
                given.flag("stale", asked.stale()));
        RecordList.Extent extent = new RecordList.Extent(
                visitor.user().reach(), given.id("after", asked.after()), given.limit(asked.limit()));
        View view = given.view(visitor, asked.unmasked());
        given.end();
        RecordList.Page page = new RecordList(place.database(), view).page(wanted, extent);
        if (view == View.UNMASKED) {
            note(visitor, type, page.items());
        }
        return Items.of(
                page.items(),
                RecordShown::of,
                page.next() == null ? null : page.next().toString());
    }

    @GetMapping("/{passportId}/history")
    @Needs(Role.VIEWER)
    @Operation(summary = "Shows which run changed what of a record, newest first, and whose its live values are.")
    HistoryShown history(
            Visitor visitor,
            @PathVariable String entity,
            @PathVariable UUID passportId,
            @ParameterObject HistoryAsked asked) {
        EntityType type = entity(entity);
        Given given = new Given();
        View view = given.view(visitor, asked.unmasked());
        given.end();
        List<RecordHistory.Version> versions = new RecordHistory(place.database(), view)
                .of(type, passportId, visitor.user().reach());
        if (versions.isEmpty()) {
            throw ApiRefusal.notThere(entity + " " + passportId);
        }
        if (view == View.UNMASKED) {
            audit.note(visitor.actor(), "UNMASKED", "record " + passportId, "history of a " + entity);
        }
        return HistoryShown.of(
                type, passportId, versions, new Origins(place.database()).of(type, passportId, versions));
    }

    private void note(Visitor visitor, EntityType type, List<RecordList.Found> seen) {
        Map<String, Long> districts = seen.stream()
                .collect(Collectors.groupingBy(RecordList.Found::district, TreeMap::new, Collectors.counting()));
        districts.forEach((district, count) ->
                audit.note(visitor.actor(), "UNMASKED", "district " + district, count + " " + type.key() + " records"));
    }

    static EntityType entity(String key) {
        return EntityType.byKey(key)
                .orElseThrow(() -> new ApiRefusal(ApiRefusal.problem(
                        HttpStatus.NOT_FOUND,
                        "there is no entity of this name; known are "
                                + Arrays.stream(EntityType.values())
                                        .map(EntityType::key)
                                        .collect(Collectors.joining(", ")))));
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
