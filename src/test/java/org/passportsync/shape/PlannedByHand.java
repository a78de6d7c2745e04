package org.passportsync.shape;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.MappedSchool;
import org.passportsync.connection.SchoolsMapping;
import org.passportsync.connection.StaffChoice;
import org.passportsync.shape.SchoolPlan.Plan;

/** Plans of schools over a hub and a SIS that a test makes by hand. */
abstract class PlannedByHand {

    static final SchoolsMapping ALL = new SchoolsMapping(true, List.of(), Set.of());
    static final SourceSchool LINCOLN = school("101", "Lincoln Elementary", "4800001");
    static final SourceSchool WASHINGTON = school("205", "Washington Middle", "4800002");

    final Map<String, SchoolsKnown.Mapping> mappings = new HashMap<>();
    final List<HubSchool> hub = new ArrayList<>();
    final Map<String, SourceSchool> lastListed = new HashMap<>();

    Plan plan(SchoolsMapping wanted, SourceSchool... listed) {
        return new SchoolPlan(wanted, StaffChoice.ALL_ACTIVE, known(), PlannedByHand::newId).of(List.of(listed));
    }

    SchoolsKnown known() {
        return new SchoolsKnown(mappings, hub, lastListed);
    }

    UUID inHub(String slug, String name, @Nullable String identifier) {
        UUID id = newId("hub " + slug);
        hub.add(new HubSchool(id, slug, name, identifier));
        return id;
    }

    static PlannedSchool of(Plan plan, String source) {
        return plan.schools().stream()
                .filter(planned -> planned.school().id().equals(source))
                .findFirst()
                .orElseThrow();
    }

    static SchoolsMapping mapping(MappedSchool... schools) {
        return new SchoolsMapping(false, List.of(schools), Set.of());
    }

    static SourceSchool school(String id, String name, @Nullable String identifier) {
        return new SourceSchool(id, name, "school", identifier, false);
    }

    static UUID newId(String rawId) {
        return UUID.nameUUIDFromBytes(rawId.getBytes(StandardCharsets.UTF_8));
    }
}
