package org.passportsync.run;

import java.util.List;
import org.passportsync.access.Actor;
import org.passportsync.connection.DistrictClaims;
import org.passportsync.connection.DistrictFolding;
import org.passportsync.connection.Folded;
import org.passportsync.run.Connections.Stored;

/**
 * What a connection says of its district holds no longer once it is retired: its key and its schools are free for others.
 * Works in the caller's transaction.
 */
public final class Retirement {

    private final Connections connections;
    private final Actor actor;

    public Retirement(Connections connections, Actor actor) {
        this.connections = connections;
        this.actor = actor;
    }

    /** Takes what a connection says out of its district. */
    public void leave(Stored stored) {
        connections.revisions(actor).lock();
        connections
                .latest(stored.district())
                .ifPresent(latest -> connections
                        .revisions(actor)
                        .store(stored.district(), latest.district().without(stored.name())));
    }

    /** Puts it back; says what contradicts it meanwhile, and then does nothing. */
    public List<String> comeBack(Stored stored) {
        connections.revisions(actor).lock();
        List<DistrictClaims> claims = List.of(DistrictClaims.of(stored.definition(), "as it was retired"));
        Folded folded = DistrictFolding.fold(connections.district(stored.district()), claims);
        return switch (folded) {
            case Folded.Agreed agreed -> {
                connections.revisions(actor).store(stored.district(), agreed.district());
                yield List.of();
            }
            case Folded.Contradicted(List<Folded.Contradiction> contradictions) ->
                contradictions.stream()
                        .map(one -> one.path() + ": " + one.message())
                        .toList();
        };
    }
}
