package org.passportsync.job;

import org.jspecify.annotations.Nullable;
import org.passportsync.access.Actor;

/**
 * Who asks for a run.
 *
 * @param trigger how: {@code COMMAND_LINE}, {@code API}, {@code CONSOLE}, {@code SCHEDULE}, {@code DEMO}
 * @param name the actor, for history and audit
 * @param from the network address that the order came from; null: from the machine itself
 */
public record Requester(
        String trigger, String name, @Nullable String from) {

    /** Somebody on the machine itself. */
    public Requester(String trigger, String name) {
        this(trigger, name, null);
    }

    Actor actor() {
        return new Actor(name, from == null ? trigger : trigger + " " + from);
    }
}
