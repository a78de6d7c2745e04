package org.passportsync.sis;

import java.util.List;

/**
 * A collection of the SIS that is read page by page, for example {@code users}.
 *
 * @param feeds the parts of entities that its rows yield
 * @param refusable a 403 on it does not end the run: what is known of its parts stays. Where nothing of it is mapped, it is not
 *     asked for
 */
public record Resource(String name, List<PartKind> feeds, boolean refusable) {

    public Resource {
        feeds = List.copyOf(feeds);
    }
}
