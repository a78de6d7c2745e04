package org.passportsync.run;

import java.util.function.UnaryOperator;
import org.passportsync.access.Actor;
import org.passportsync.access.Districts;
import org.passportsync.connection.DistrictDefinition;
import org.passportsync.connection.Guards;
import org.passportsync.run.Connections.Guarded;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes the guards of a district once. Runs in one transaction. */
final class Guarding {

    private final JdbcClient database;
    private final Connections connections;
    private final Revisions revisions;

    Guarding(Connections connections, Applying.Means means, Actor actor) {
        this.database = means.database();
        this.connections = connections;
        this.revisions = new Revisions(connections, means, actor);
    }

    Guarded set(String id, UnaryOperator<Guards> change) {
        revisions.lock();
        DistrictDefinition district =
                connections.latest(id).map(Connections.Numbered::district).orElse(null);
        if (district == null) {
            return new Guarded.Unknown(unknown(database, id));
        }
        Guards guards = change.apply(district.guards());
        if (!guards.equals(district.guards())) {
            revisions.guard(id, district.withGuards(guards));
        }
        return new Guarded.Done(guards);
    }

    static String unknown(JdbcClient database, String id) {
        return Districts.unknown(id, new Districts(database).known());
    }
}
