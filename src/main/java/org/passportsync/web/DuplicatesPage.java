package org.passportsync.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Audit;
import org.passportsync.access.Role;
import org.passportsync.answer.SideBySide;
import org.passportsync.hub.Duplicate;
import org.passportsync.hub.Duplicates;
import org.passportsync.hub.PairDecision;
import org.passportsync.hub.PairDecisions;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument.View;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Records that may be one: the list, and two of them side by side. */
@Controller
class DuplicatesPage {

    private static final int LENGTH = 25;
    private static final int DECISIONS = 25;
    private static final int AUDIT = 20;

    private final PairDesk desk;
    private final Zones zones;
    private final Audit audit;

    DuplicatesPage(PairDesk desk, Zones zones, Audit audit) {
        this.desk = desk;
        this.zones = zones;
        this.audit = audit;
    }

    /**
     * Which part of the lists is shown.
     *
     * @param after the last duplicate of the page before
     * @param before the last decision of the page before
     */
    record Filter(
            @Nullable String district,
            @Nullable String entity,
            @Nullable String after,
            @Nullable String before) {

        Duplicates.Wanted wanted() {
            return new Duplicates.Wanted(
                    Choice.text(district), Choice.among(entity, EntityType.values(), EntityType::key));
        }

        private PageLink link() {
            return PageLink.to("/duplicates").with("district", district).with("entity", entity);
        }

        /** Where the duplicates after one are. */
        String after(long duplicate) {
            return link().with("after", duplicate).text();
        }

        /** Where the decisions before one are. */
        String before(long decision) {
            return link().with("before", decision).at("decisions");
        }
    }

    /** A decision in its district's time. */
    record DecisionRow(PairDecision decision, Wording w) {}

    @GetMapping("/duplicates")
    @Needs(Role.ADMIN)
    String duplicates(Filter filter, Visitor visitor, Model page) {
        page.addAttribute("filter", filter);
        page.addAttribute("districts", desk.districts(visitor));
        page.addAttribute("entities", EntityType.values());
        Duplicates.Extent extent = new Duplicates.Extent(visitor.user().reach(), Choice.place(filter.after()), LENGTH);
        Duplicates.Page found = desk.page(visitor, filter.wanted(), extent, View.MASKED);
        page.addAttribute("rows", found.items());
        Long next = found.next();
        page.addAttribute("next", next == null ? null : filter.after(next));
        decisions(filter, visitor, page);
        return "duplicates";
    }

    private void decisions(Filter filter, Visitor visitor, Model page) {
        PairDecisions.Page found = desk.decisions()
                .page(new PairDecisions.Wanted(
                        visitor.user().reach(),
                        Choice.text(filter.district()),
                        Choice.place(filter.before()),
                        DECISIONS));
        List<DecisionRow> rows = found.items().stream()
                .map(decision -> new DecisionRow(decision, zones.of(decision.district())))
                .toList();
        page.addAttribute("decisions", rows);
        Long next = found.next();
        page.addAttribute("decisionsNext", next == null ? null : filter.before(next));
    }

    @GetMapping("/duplicates/{id}")
    @Needs(Role.ADMIN)
    String duplicate(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String unmasked,
            Visitor visitor,
            Model page) {
        View view = "true".equals(unmasked) ? View.UNMASKED : View.MASKED;
        Duplicate found = desk.find(visitor, id, view).orElseThrow(() -> new NotHere("duplicate " + id));
        page.addAttribute("one", found);
        page.addAttribute("pairs", SideBySide.of(found));
        page.addAttribute("personal", view == View.UNMASKED);
        page.addAttribute("w", zones.of(found.district()));
        page.addAttribute("noun", found.entity().person() ? "person" : "record");
        page.addAttribute("audit", audit.about("duplicate " + id, AUDIT));
        return "duplicate";
    }
}
