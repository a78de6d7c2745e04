package org.passportsync.web;

import org.passportsync.access.Actor;
import org.passportsync.access.Role;
import org.passportsync.access.User;
import org.passportsync.job.Requester;

/**
 * Who asks, and from where. Handlers take it as a parameter; what lies outside the user's districts does not exist for it.
 *
 * @param address the network address that the request came from
 */
record Visitor(User user, String address) {

    boolean may(Role needed) {
        return user.role().includes(needed);
    }

    boolean sees(String district) {
        return user.reach().covers(district);
    }

    Actor actor() {
        return new Actor(user.name(), address);
    }

    /** Asks for runs through the API. */
    Requester byApi() {
        return new Requester("API", user.name(), address);
    }

    /** Asks for runs on a page. */
    Requester byConsole() {
        return new Requester("CONSOLE", user.name(), address);
    }
}
