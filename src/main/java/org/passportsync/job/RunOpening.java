package org.passportsync.job;

import java.util.function.Supplier;
import org.passportsync.change.LinkRules;
import org.passportsync.change.Settlement;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DistrictDefinition;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchText;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.sis.Source;
import org.passportsync.staging.Journal;
import org.passportsync.staging.KeptPages;

/** Opens runs for this process, whether it leads them or only reads slices of them: what they were made from. */
record RunOpening(Workplace place, Connections connections, Keys keys) {

    ConnectionDefinition definition(Run run) {
        return connections.definition(run.connectionId(), run.connectionRevision());
    }

    Underway underway(Run run, ConnectionDefinition definition, Underway.Surroundings surroundings) {
        LaunchParameters asked = LaunchText.read(run.parameters());
        Replayed replayed = new Replays(place, connections, keys).of(run, opening(run, surroundings.source()));
        boolean bulk = asked.bulk() == null ? definition.advanced().bulkUpload() : asked.bulk();
        boolean latest = replayed == null || replayed.later() == null;
        DistrictDefinition district = connections.district(run.district(), run.districtRevision());
        SyncSettings settings = new SyncSettings(
                definition,
                Sources.application(definition),
                bulk && latest ? Settlement.BulkMode.ON : Settlement.BulkMode.OFF,
                district.guards().on(run.asOf(), run.begun(district.facts().timeZone())),
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

    /** What opens the pages that a run replays; asks for the district's key only where some are read. */
    private Supplier<KeptPages.Opening> opening(Run run, Source source) {
        return source instanceof NothingToRead
                ? () -> (_, _) -> {
                    throw noPage();
                }
                : () -> keys.opening(connections, run.district());
    }

    /** What seals the pages that a run reads; where it reads none it has no key, and the bodies of a replay's are kept. */
    Journal.Seal seal(Underway run) {
        if (run.replayed() != null) {
            return (_, _, _) -> new byte[0];
        }
        return run.source() instanceof NothingToRead
                ? (_, _, _) -> {
                    throw noPage();
                }
                : keys.seal(connections, run.run().district());
    }

    private static IllegalStateException noPage() {
        return new IllegalStateException("a release, or a run that was approved, has no page to seal or open");
    }
}
