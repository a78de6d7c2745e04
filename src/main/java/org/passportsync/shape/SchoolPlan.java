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

/** Maps the schools of one run: by the definition, by earlier runs, and by auto mapping. A pure function. */
public final class SchoolPlan {

    private final SchoolsMapping wanted;
    private final StaffChoice staff;
    private final Known known;
    private final Function<String, UUID> newId;
    private final Set<String> slugs;
    private final Map<String, UUID> made = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * What earlier runs and the hub know.
     *
     * @param mappings hub school by raw identifier of the source school
     * @param hubSchools hub school by slug
     */
    public record Known(Map<String, UUID> mappings, Map<String, UUID> hubSchools) {}

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
    public SchoolPlan(SchoolsMapping wanted, StaffChoice staff, Known known, Function<String, UUID> newId) {
        this.wanted = wanted;
        this.staff = staff;
        this.known = known;
        this.newId = newId;
        this.slugs = new TreeSet<>(known.hubSchools().keySet());
    }

    /** Maps the schools that the SIS lists now, and those that were mapped before. */
    public Plan of(List<SourceSchool> listed) {
        Map<String, PlannedSchool> planned = new LinkedHashMap<>();
        listed.stream()
                .filter(school -> !isExisting(school.id()))
                .forEach(school -> planned.put(school.id(), plan(school)));
        listed.stream()
                .filter(school -> isExisting(school.id()))
                .forEach(school -> planned.put(school.id(), plan(school)));
        known.mappings().forEach((id, hub) -> planned.computeIfAbsent(id, _ -> vanished(id, hub)));
        if (planned.values().stream().noneMatch(PlannedSchool::mapped) && problems.isEmpty()) {
            problems.add("no school is mapped; set schools.autoMap: true, or list schools under schools.map");
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
        return wanted.of(school.id())
                .map(mapped -> named(school, mapped))
                .orElseGet(() -> wanted.autoMap() && comesInByItself(school)
                        ? fresh(school, MappedAs.AUTO, null)
                        : PlannedSchool.unmapped(school));
    }

    private boolean comesInByItself(SourceSchool school) {
        return !school.office() || staff == StaffChoice.ALL_ACTIVE;
    }

    private PlannedSchool named(SourceSchool school, MappedSchool mapped) {
        if (mapped.existingSlug() == null) {
            return fresh(school, MappedAs.NEW, mapped.newName());
        }
        UUID hub = made.getOrDefault(mapped.existingSlug(), known.hubSchools().get(mapped.existingSlug()));
        if (hub == null) {
            problems.add("schools.map: source " + school.id() + " is mapped to the hub school " + mapped.existingSlug()
                    + ", which does not exist; the hub has "
                    + known.hubSchools().keySet());
            return PlannedSchool.unmapped(school);
        }
        return new PlannedSchool(school, true, hub, MappedAs.EXISTING, null, null);
    }

    private PlannedSchool fresh(SourceSchool school, MappedAs as, @Nullable String name) {
        UUID before = known.mappings().get(school.id());
        UUID id = before == null ? newId.apply(school.id()) : before;
        if (known.hubSchools().containsValue(id)) {
            return new PlannedSchool(school, true, id, as, name, null);
        }
        String own = school.name() == null ? "School " + school.id() : school.name();
        String slug = Slug.of(name == null ? own : name, slugs);
        slugs.add(slug);
        made.put(slug, id);
        return new PlannedSchool(school, true, id, as, name, slug);
    }

    /** A school that was mapped and is gone: it stays mapped while the definition still wants it. */
    private PlannedSchool vanished(String id, UUID hub) {
        SourceSchool school = new SourceSchool(id, null, null, null);
        boolean stays =
                !wanted.excludes(id) && (wanted.autoMap() || wanted.of(id).isPresent());
        return new PlannedSchool(school, false, stays ? hub : null, stays ? MappedAs.AUTO : null, null, null);
    }
}
