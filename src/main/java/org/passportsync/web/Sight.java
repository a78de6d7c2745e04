package org.passportsync.web;

import java.util.List;
import java.util.Optional;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.Runs;
import org.springframework.stereotype.Component;

/** What a visitor may see: what lies outside its districts is as if it were not there. */
@Component
class Sight {

    private final Runs runs;
    private final Connections connections;

    Sight(Runs runs, Connections connections) {
        this.runs = runs;
        this.connections = connections;
    }

    Optional<Run> run(Visitor visitor, long id) {
        return runs.find(id).filter(run -> visitor.sees(run.district()));
    }

    /** A run, or a refusal by the API. */
    Run seenRun(Visitor visitor, long id) {
        return run(visitor, id).orElseThrow(() -> ApiRefusal.notThere("run " + id));
    }

    /** A connection, or a refusal by the API. */
    Connections.Stored seenConnection(Visitor visitor, String name) {
        return connection(visitor, name).orElseThrow(() -> ApiRefusal.notThere("connection " + name));
    }

    Optional<Connections.Stored> connection(Visitor visitor, String name) {
        return connections.find(name).filter(stored -> visitor.sees(stored.district()));
    }

    /** By name, each with its last run. */
    List<Connections.Listed> connections(Visitor visitor) {
        return connections.list(visitor.user().reach());
    }

    /** Runs that are wanted, newest first; the connection may be one that the visitor does not see. */
    List<Run> runs(Visitor visitor, Runs.Wanted wanted) {
        return runs.list(new Runs.Wanted(
                visitor.user().reach(), wanted.connection(), wanted.state(), wanted.before(), wanted.limit()));
    }
}
