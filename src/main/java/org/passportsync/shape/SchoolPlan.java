package org.passportsync.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.MappedSchool;
import org.passportsync.connection.SchoolsMapping;
import org.passportsync.connection.StaffChoice;
import org.passportsync.shape.PlannedSchool.MappedAs;

/**
 * Maps the schools of one run: by the definition, by earlier runs, and by auto mapping. A pure function; one serves one
 * plan.
 */
public final class SchoolPlan {

    private final SchoolsMapping wanted;
    private final StaffChoice staff;
    private final SchoolsKnown known;
    private final Function<String, UUID> newId;
    private final Set<String> slugs = new TreeSet<>();
    private final Map<String, UUID> made = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * The outcome.
     *
     * @param problems why no run may start; empty where all is well
     */
    public record Plan(List<PlannedSchool> schools, List<String> problems) {

        /** Which source schools come in. */
        public SchoolScope scope() {
            Set<String> mapped = new TreeSet<>();
            Set<String> offices = new TreeSet<>();
            for (PlannedSchool planned : schools) {
                if (planned.mapped()) {
                    mapped.add(planned.school().id());
                }
                if (planned.school().office()) {
                    offices.add(planned.school().id());
                }
            }
            return new SchoolScope(mapped, offices);
        }
    }

    /** Takes the rules; new hub schools get the id that the function gives for a raw identifier. */
    public SchoolPlan(SchoolsMapping wanted, StaffChoice staff, SchoolsKnown known, Function<String, UUID> newId) {
        this.wanted = wanted;
        this.staff = staff;
        this.known = known;
        this.newId = newId;
        known.hubSchools().forEach(school -> slugs.add(school.slug()));
    }

    /** Maps the schools that the SIS lists now, and those that were mapped before or are named by the definition. */
    public Plan of(List<SourceSchool> listed) {
        Map<String, PlannedSchool> planned = new LinkedHashMap<>();
        // Those that make a hub school first: another one may feed it.
        listed.stream()
                .filter(school -> !isExisting(school.id()))
                .forEach(school -> planned.put(school.id(), plan(school)));
        listed.stream()
                .filter(school -> isExisting(school.id()))
                .forEach(school -> planned.put(school.id(), plan(school)));
        known.mappings().forEach((id, before) -> planned.computeIfAbsent(id, _ -> vanished(id, before)));
        wanted.map().forEach(school -> planned.computeIfAbsent(school.source(), this::unheard));
        known.offices().forEach(office -> planned.computeIfAbsent(office.id(), this::unheard));
        if (planned.values().stream().noneMatch(PlannedSchool::mapped) && problems.isEmpty()) {
            problems.add(nothingMapped(listed));
        }
        return new Plan(List.copyOf(planned.values()), List.copyOf(problems));
    }

    private boolean isExisting(String id) {
        return wanted.of(id).map(school -> school.existingSlug() != null).orElse(false);
    }

    private PlannedSchool plan(SourceSchool school) {
        if (wanted.excludes(school.id())) {
            return PlannedSchool.unmapped(school);
        }
        if (school.ended()) {
            return ended(school);
        }
        return wanted.of(school.id())
                .map(mapped -> named(school, mapped))
                .orElseGet(() -> wanted.autoMap() && comesInByItself(school)
                        ? suggesting(fresh(school, MappedAs.AUTO, null))
                        : suggesting(PlannedSchool.unmapped(school)));
    }

    private boolean comesInByItself(SourceSchool school) {
        return !school.office() || staff == StaffChoice.ALL_ACTIVE;
    }

    /** A school that is over is not mapped anew; where it was mapped, it stays so, and its records leave by themselves. */
    private PlannedSchool ended(SourceSchool school) {
        SchoolsKnown.Mapping before = known.mappings().get(school.id());
        return before == null || !wanted.keeps(school.id())
                ? PlannedSchool.unmapped(school)
                : PlannedSchool.mapped(school, before.hub(), before.as());
    }

    private PlannedSchool named(SourceSchool school, MappedSchool mapped) {
        String slug = mapped.existingSlug();
        if (slug == null) {
            return fresh(school, MappedAs.NEW, mapped.newName());
        }
        UUID hub = known.bySlug(slug).orElse(made.get(slug));
        if (hub == null) {
            problems.add("schools.map: source " + school.id() + " is mapped to the hub school " + slug
                    + ", which does not exist; the hub has " + (slugs.isEmpty() ? "none yet" : slugs)
                    + ". Write one of these, or new: and a name");
            return PlannedSchool.unmapped(school);
        }
        return PlannedSchool.mapped(school, hub, MappedAs.EXISTING);
    }

    private PlannedSchool fresh(SourceSchool school, MappedAs as, @Nullable String name) {
        SchoolsKnown.Mapping before = known.mappings().get(school.id());
        // A hub school that it merely fed is not its own.
        UUID id = before == null || before.as() == MappedAs.EXISTING ? newId.apply(school.id()) : before.hub();
        PlannedSchool planned = PlannedSchool.mapped(school, id, as).named(name);
        if (known.live(id)) {
            return planned;
        }
        String own = school.name() == null ? "School " + school.id() : school.name();
        String slug = Slug.of(name == null ? own : name, slugs);
        slugs.add(slug);
        made.put(slug, id);
        return planned.made(slug);
    }

    /** Neither its own hub school is suggested to a school, nor the one that it has just left. */
    private PlannedSchool suggesting(PlannedSchool planned) {
        SchoolsKnown.Mapping before = known.mappings().get(planned.school().id());
        UUID own = planned.schoolId() == null && before != null ? before.hub() : planned.schoolId();
        List<HubSchool> others = own == null ? known.hubSchools() : known.others(own);
        return planned.suggesting(SchoolSuggestion.of(planned.school(), others).orElse(null));
    }

    /** A school that was mapped and is gone: it stays mapped while the definition still wants it. */
    private PlannedSchool vanished(String id, SchoolsKnown.Mapping before) {
        SourceSchool school = known.unlisted(id);
        PlannedSchool planned = wanted.keeps(id)
                ? PlannedSchool.mapped(school, before.hub(), before.as())
                : PlannedSchool.unmapped(school);
        return planned.unlisted();
    }

    /** A school that only the definition knows, mistyped or not in Skyward yet; or an office that is listed no more. */
    private PlannedSchool unheard(String id) {
        return PlannedSchool.unmapped(known.unlisted(id)).unlisted();
    }

    private String nothingMapped(List<SourceSchool> listed) {
        if (listed.isEmpty()) {
            return "the SIS lists no school at all; check in Skyward which schools the credential may see";
        }
        String seen = "the SIS lists " + listed.size() + (listed.size() == 1 ? " school" : " schools") + ": "
                + listed.stream().limit(5).map(SourceSchool::id).toList();
        return "no school is mapped, and " + seen + (listed.size() > 5 ? " and others" : "")
                + "; set schools.autoMap: true, or list schools under schools.map"
                + " (the command schools prints the lines)";
    }
}
