package org.passportsync.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.AccessRecord;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.Guards;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.SchoolsMapping;
import org.passportsync.run.Connections;
import org.passportsync.shape.ContentRules;
import org.passportsync.shape.Feeds;
import org.passportsync.sis.Application;

/** Whether a run of a connection may start today: a pure function. */
final class OpenChecks {

    private OpenChecks() {}

    /** Why nothing is imported into a district today; null: it is. */
    static @Nullable String suspension(String district, Guards guards, LocalDate today) {
        Guards.Window suspend = guards.suspend();
        return suspend == null || !suspend.contains(today)
                ? null
                : "imports of district " + district + " are suspended from " + suspend.from() + " to " + suspend.to()
                        + "; wait, or lift it with the command guards district=" + district + " suspend=none";
    }

    /** Why no run of a connection may start today; null: it may. */
    static @Nullable String obstacle(ConnectionDefinition definition, LocalDate today) {
        AccessRecord access = definition.delivery().accessRecord();
        return access == null ? null : obstacle(definition.name(), access, today);
    }

    private static @Nullable String obstacle(String connection, AccessRecord access, LocalDate today) {
        String record = "the integration access record of " + connection;
        String remedy = "; correct it in Qmlativ and in delivery.accessRecord, then apply the definition again";
        if (!access.active()) {
            return record + " is not active" + remedy;
        }
        if (access.effective() != null && today.isBefore(access.effective())) {
            return record + " is valid from " + access.effective() + " on, today is " + today + remedy;
        }
        if (access.expires() != null && today.isAfter(access.expires())) {
            return record + " expired on " + access.expires() + ", today is " + today + remedy;
        }
        return null;
    }

    /** Why a launch does not fit the SIS ID prefix that the connection's records carry; null: it does. */
    static @Nullable String prefix(Connections.Stored stored, LaunchParameters asked) {
        if (!asked.rekey()) {
            return stored.rekeyPending()
                    ? "the SIS ID prefix of " + stored.name() + " changes from \"" + stored.livePrefix() + "\" to \""
                            + stored.definition().advanced().sisIdPrefix()
                            + "\"; launch with rekey=true, or put advanced.sisIdPrefix back and apply the definition"
                    : null;
        }
        if (!stored.rekeyPending()) {
            return "the SIS ID prefix of " + stored.name() + " has not changed since its last commit; leave rekey out";
        }
        return asked.entities().isEmpty() ? null : "rekey=true concerns all entities; leave entities out";
    }

    /** What is missing in the definition before any run may start; empty: nothing. */
    static List<String> gaps(ConnectionDefinition definition) {
        List<String> gaps = new ArrayList<>();
        if (definition.terms() == null) {
            gaps.add(
                    "the terms of use are not accepted; set terms.acceptedBy and terms.acceptedOn, and apply the definition again");
        }
        SchoolsMapping schools = definition.schools();
        if (!schools.autoMap() && schools.map().isEmpty()) {
            gaps.add(
                    "no school is mapped; set schools.autoMap: true, or list schools under schools.map, and apply the definition again"
                            + " (the command schools prints the lines)");
        }
        Application.named(definition.application())
                .ifPresent(application -> gaps.addAll(unmapped(definition, application)));
        return gaps;
    }

    /** What the native API and the attributes mapping can't do, and what rules look at that it does not bring. */
    private static List<String> unmapped(ConnectionDefinition definition, Application application) {
        List<String> problems = new ArrayList<>(application.problems(definition.nativeApi()));
        problems.addAll(Feeds.problems(application.mappings(), definition.attributes()));
        ContentRules rules = new ContentRules(
                definition.requirements(),
                definition.filters(),
                definition.advanced().staleRecords(),
                LocalDate.EPOCH);
        problems.addAll(
                Feeds.of(application.mappings(), definition.attributes()).unfed(rules));
        return problems;
    }
}
