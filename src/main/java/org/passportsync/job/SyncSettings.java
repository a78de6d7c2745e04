package org.passportsync.job;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.passportsync.change.LinkRules;
import org.passportsync.change.Settlement;
import org.passportsync.change.StandingRules;
import org.passportsync.connection.Advanced;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.Guards;
import org.passportsync.connection.HoldThreshold;
import org.passportsync.roster.EntityType;
import org.passportsync.shape.ContentRules;
import org.passportsync.shape.Feeds;
import org.passportsync.shape.SchoolScope;
import org.passportsync.shape.ShapeSettings;
import org.passportsync.sis.Application;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.Resource;
import org.passportsync.staging.Absences;

/**
 * What a run's pinned definition means for its steps.
 *
 * @param prefix the SIS ID prefix that the run works under; a re-key changes it as its last act
 * @param links which records of several sources are one, and whose values count
 */
record SyncSettings(
        ConnectionDefinition definition,
        Application application,
        Settlement.BulkMode bulk,
        Guards.Day guards,
        String prefix,
        LinkRules links) {

    ZoneId timeZone() {
        return definition.district().timeZone();
    }

    /** The prefix that the records carry once the run is committed. */
    String newPrefix() {
        return definition.advanced().sisIdPrefix();
    }

    /** Whether the run gives every record another SIS ID. */
    boolean rekeys() {
        return !prefix.equals(newPrefix());
    }

    ShapeSettings shape(SchoolScope schools, LocalDate asOf) {
        Advanced advanced = definition.advanced();
        return new ShapeSettings(
                prefix(),
                Feeds.of(application.mappings(), definition.attributes()),
                advanced.endDateIs(),
                schools,
                rules(asOf));
    }

    /** What is asked of records by their own content. */
    ContentRules rules(LocalDate asOf) {
        return new ContentRules(
                definition.requirements(),
                definition.filters(),
                definition.advanced().staleRecords(),
                asOf);
    }

    StandingRules standing() {
        return new StandingRules(definition, bulk, prefix);
    }

    /** The kind of part that carries a person's record: the one that brings the family name. */
    String mainPart(EntityType person) {
        return application.mappings().stream()
                .filter(mapping ->
                        mapping.part().entity() == person && mapping.to().equals("familyName"))
                .map(mapping -> mapping.part().name())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        application.name() + " has no source for the family name of a " + person.key()));
    }

    /** A resource that is known to exist. */
    Resource resource(String name) {
        return application.resources().stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(application.name() + " has no resource " + name));
    }

    /** The number of people that a school must have had before its emptiness counts as a loss. */
    int floor() {
        HoldThreshold threshold = definition.advanced().holdThreshold();
        return threshold instanceof HoldThreshold.Limits limits
                ? Math.max(1, limits.floor())
                : HoldThreshold.Limits.DEFAULT.floor();
    }

    /** The kinds of part that a resource's reading proves, where it does. */
    List<Absences.Proven> proven(Resource resource) {
        List<Absences.Proven> proven = new ArrayList<>();
        for (PartKind part : resource.feeds()) {
            boolean main = part.entity().person() && part.name().equals(mainPart(part.entity()));
            proven.add(new Absences.Proven(part, resource.name(), main));
        }
        return proven;
    }
}
