package org.passportsync.web;

import org.passportsync.job.ConnectionLife;
import org.passportsync.job.Keys;
import org.passportsync.job.Schools;
import org.passportsync.job.Workplace;
import org.passportsync.run.Connections;
import org.springframework.stereotype.Component;

/** Those who look after connections, for pages. */
@Component
record Looks(Workplace place, Connections connections, Keys keys) {

    ConnectionLife life() {
        return new ConnectionLife(place, connections, keys);
    }

    Schools schools() {
        return new Schools(place, connections, keys);
    }
}
