package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Audit;
import org.passportsync.access.Role;
import org.passportsync.answer.AuditRow;
import org.passportsync.answer.Items;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who did what. */
@RestController
@Tag(name = "Audit")
class AuditApi {

    private final Audit audit;

    AuditApi(Audit audit) {
        this.audit = audit;
    }

    /**
     * Which entries are listed.
     *
     * @param subject for example run 7, connection lakeside-oneroster, district lakeside or user maria
     * @param after the next of the page before
     */
    record AuditAsked(
            @Nullable String subject,
            @Nullable String limit,
            @Nullable String after) {}

    @GetMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Operation(
            summary =
                    "Lists who did what to which run, connection, district or user, when and from where; newest first.")
    Items<AuditRow> list(Visitor visitor, @ParameterObject AuditAsked asked) {
        Given given = new Given();
        Long before = given.number("after", asked.after());
        int limit = given.limit(asked.limit());
        given.end();
        List<Audit.Numbered> found = audit.entries(
                new Audit.Wanted(visitor.user().reach(), Choice.text(asked.subject()), before, limit + 1));
        List<Audit.Numbered> items = found.subList(0, Math.min(found.size(), limit));
        String next =
                found.size() > items.size() ? String.valueOf(items.getLast().number()) : null;
        return Items.of(items, numbered -> AuditRow.of(numbered.entry()), next);
    }
}
