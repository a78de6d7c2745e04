package org.passportsync.access;

import org.jspecify.annotations.Nullable;

/**
 * Who does something, and from where.
 *
 * @param name the user, or the operating system's user
 * @param from a network address, or how the order came; null: by a command on the machine itself
 */
public record Actor(String name, @Nullable String from) {

    /** Somebody who gives a command on the machine itself. */
    public static Actor here(String name) {
        return new Actor(name, null);
    }
}
