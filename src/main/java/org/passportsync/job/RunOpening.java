package org.passportsync.job;

import org.passportsync.change.LinkRules;
import org.passportsync.change.Settlement;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DistrictDefinition;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchText;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.staging.Journal;

/** Opens runs for this process, whether it leads them or only reads slices of them: what they were made from. */
record RunOpening(Workplace place, Connections connections, Keys keys) {

    ConnectionDefinition definition(Run run) {
        return connections.definition(run.connectionId(), run.connectionRevision());
    }

    Underway underway(Run run, ConnectionDefinition definition, Underway.Surroundings surroundings) {
        LaunchParameters asked = LaunchText.read(run.parameters());
        Replayed replayed = new Replays(place, connections).of(run, keys);
        boolean bulk = asked.bulk() == null ? definition.advanced().bulkUpload() : asked.bulk();
        boolean latest = replayed == null || replayed.later() == null;
        DistrictDefinition district = connections.district(run.district(), run.districtRevision());
        SyncSettings settings = new SyncSettings(
                definition,
                Sources.application(definition),
                bulk && latest ? Settlement.BulkMode.ON : Settlement.BulkMode.OFF,
                district.guards().on(run.asOf()),
                asked.rekey() || asked.release()
                        ? connections.livePrefix(run.connection())
                        : definition.advanced().sisIdPrefix(),
                LinkRules.of(
                        district,
                        definition.advanced().compareByUniqueness()
                                ? LinkRules.Comparing.BY_DOMAINS
                                : LinkRules.Comparing.BY_SIS_ID,
                        asked.force() ? LinkRules.Extent.ALL : LinkRules.Extent.MOVED));
        return new Underway(run, asked, settings, surroundings, replayed);
    }

    /** What seals the pages that a run reads; a release has none, and the bodies of a replay's are kept already. */
    Journal.Seal seal(Underway run) {
        if (run.replayed() != null) {
            return (_, _, _) -> new byte[0];
        }
        return run.releases()
                ? (_, _, _) -> {
                    throw new IllegalStateException("a release has no page to seal");
                }
                : keys.seal(connections, run.run().district());
    }
}
