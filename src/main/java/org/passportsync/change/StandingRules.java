package org.passportsync.change;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.passportsync.connection.Action;
import org.passportsync.connection.Check;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.FilteredEntity;
import org.passportsync.connection.Requirement;
import org.passportsync.connection.StaffChoice;
import org.passportsync.connection.StaleRecords;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Relationship;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What a definition says about who is live because of others and because of time. */
public record StandingRules(ConnectionDefinition definition, Settlement.BulkMode bulk, String prefix) {

    /** The fingerprint of all that is asked here: where it moved, every record is settled anew. */
    public ContentHash fingerprint() {
        List<Object> asked = List.of(
                bulk,
                definition.advanced().enrollments(),
                definition.advanced().staff(),
                definition.advanced().emergencyContacts() ? "" : Relationship.GUARDIAN,
                definition.advanced().staleRecords(),
                linked(FilteredEntity.SCHOOL),
                linked(FilteredEntity.COURSE),
                linked(FilteredEntity.CALENDAR),
                references().toString());
        byte[] bytes = asked.toString().getBytes(StandardCharsets.UTF_8);
        return ContentHash.of(bytes, 0, bytes.length);
    }

    /** Whether a filter keeps classes only where they can be reached from what it keeps. */
    private boolean linked(FilteredEntity from) {
        return definition.filters().of(from).stream()
                .anyMatch(rule -> rule.includeLinked().contains(EntityType.CLASS));
    }

    private List<String> references() {
        return definition.requirements().rules().keySet().stream()
                .flatMap(entity -> references(entity).stream().map(rule -> entity + " " + rule))
                .toList();
    }

    /** What is asked of the references of an entity's records. */
    List<Requirement> references(EntityType entity) {
        return definition.requirements().of(entity).stream()
                .filter(rule -> rule.check() instanceof Check.Exists && rule.action() != Action.IGNORE)
                .toList();
    }

    /** Whether a reference to nothing drops a record. */
    public boolean referencesDrop() {
        return definition.requirements().rules().keySet().stream()
                .flatMap(entity -> references(entity).stream())
                .anyMatch(rule -> rule.action() == Action.SKIP);
    }

    /** Whether a live record that newly fails a rule stays in its last good version. */
    boolean staleStays() {
        return definition.advanced().staleRecords() == StaleRecords.KEEP || bulk == Settlement.BulkMode.OFF;
    }

    StatementSpec fill(StatementSpec statement) {
        var time = definition.advanced().enrollments();
        return statement
                .param("prefix", prefix)
                .param("bulk", bulk == Settlement.BulkMode.ON)
                .param("startLead", time.startLead().getDays())
                .param("endLag", time.endLag().getDays())
                .param("includeEnded", time.includeEnded())
                .param("teachingOnly", definition.advanced().staff() == StaffChoice.TEACHING_ONLY)
                .param("emergencyContacts", definition.advanced().emergencyContacts())
                .param("guardian", Relationship.GUARDIAN)
                .param("linkSchool", linked(FilteredEntity.SCHOOL))
                .param("linkCourse", linked(FilteredEntity.COURSE))
                .param("linkCalendar", linked(FilteredEntity.CALENDAR));
    }
}
