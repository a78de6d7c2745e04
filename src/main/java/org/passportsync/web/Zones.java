package org.passportsync.web;

import org.passportsync.run.Connections;
import org.springframework.stereotype.Component;

/** Words a page in the time of the district that it is about. */
@Component
class Zones {

    private final Connections connections;

    Zones(Connections connections) {
        this.connections = connections;
    }

    Wording of(String district) {
        return new Wording(connections.district(district).facts().timeZone());
    }
}
