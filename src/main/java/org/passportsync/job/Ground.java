package org.passportsync.job;

import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.DistrictDefinition;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchText;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;

/** The ground that runs stand on: the revisions they were made from, and whether these still mean the same. */
final class Ground {

    private final Connections connections;
    private final InstantSource clock;

    Ground(Connections connections, InstantSource clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** Whether a run's connection and district are still as the run was made from them, as far as its days go. */
    boolean same(Run run) {
        return connections
                        .find(run.connection())
                        .map(stored -> stored.revision() == run.connectionRevision())
                        .orElse(false)
                && sameDistrict(run);
    }

    /** The revision of the district that a run is to be compared with: its own, where the newest means the same for it. */
    int districtRevision(Run run, int newest) {
        return run.districtRevision() != newest && sameDistrict(run) ? run.districtRevision() : newest;
    }

    /** Whether a run works under the prefix that the connection's records carry; a re-key does so always. */
    boolean samePrefix(Run run) {
        Connections.Stored stored = connections.find(run.connection()).orElseThrow();
        String prefix = connections
                .definition(run.connectionId(), run.connectionRevision())
                .advanced()
                .sisIdPrefix();
        LaunchParameters asked = LaunchText.read(run.parameters());
        return asked.rekey()
                || asked.release()
                || stored.livePrefix() == null
                || stored.livePrefix().equals(prefix);
    }

    /** Whether the guards of a run's days are still those that the run was made under. */
    boolean sameGuards(Run run) {
        DistrictDefinition then = then(run);
        LocalDate begun = run.begun(then.facts().timeZone());
        return then.guards().on(run.asOf(), begun).equals(now(run).guards().on(run.asOf(), begun));
    }

    /** Why a run may not go on today; null: it may. */
    @Nullable
    String obstacle(Run run) {
        String suspension = suspension(run.district(), run.asOf());
        if (suspension != null) {
            return suspension;
        }
        if (!samePrefix(run)) {
            return "the records of " + run.connection() + " carry another SIS ID prefix than run " + run.id()
                    + " was made for; launch the sync again instead";
        }
        return sameGuards(run)
                ? null
                : "the guards of district " + run.district() + " have changed since run " + run.id()
                        + " was made; launch the sync again instead";
    }

    /** Why nothing of a run is committed while its connection is in the state that it is in; null: it may be. */
    @Nullable
    String misplaced(Run run) {
        boolean retired = connections
                .find(run.connection())
                .map(stored -> stored.state() == Connections.State.RETIRED)
                .orElse(false);
        if (retired == run.releases()) {
            return null;
        }
        return run.releases()
                ? run.connection() + " is no longer RETIRED, so nothing of it is released; reject run " + run.id()
                : run.connection() + " is RETIRED, so nothing of it is committed any more";
    }

    /** Why nothing of a day may be imported into a district now, be it for that day or for today; null: it may. */
    @Nullable
    String suspension(String district, LocalDate asOf) {
        DistrictDefinition now = connections.district(district);
        String then = OpenChecks.suspension(district, now.guards(), asOf);
        return then == null ? OpenChecks.suspension(district, now.guards(), today(now)) : then;
    }

    /** Whether deletion is disabled in a district on a day, or today. */
    boolean deletionDisabled(String district, LocalDate asOf) {
        DistrictDefinition now = connections.district(district);
        return now.guards().on(asOf, today(now)).deletionDisabled();
    }

    /** The day that it is in a district. */
    LocalDate today(String district) {
        return today(connections.district(district));
    }

    private LocalDate today(DistrictDefinition district) {
        return LocalDate.ofInstant(clock.instant(), district.facts().timeZone());
    }

    private boolean sameDistrict(Run run) {
        DistrictDefinition then = then(run);
        return then.sameOn(run.asOf(), now(run))
                && then.sameOn(run.begun(then.facts().timeZone()), now(run));
    }

    private DistrictDefinition then(Run run) {
        return connections.district(run.district(), run.districtRevision());
    }

    private DistrictDefinition now(Run run) {
        return connections.district(run.district());
    }
}
