package org.passportsync.skyward;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Addresses;

/** Takes care not to be led in a circle, or through empty pages for ever, by a list whose pages follow by cursor. */
final class Trail {

    private static final int MOST_EMPTY = 100;

    private final Set<String> followed = new HashSet<>();
    private final URI list;
    private final String page;
    private final String advice;
    private int empty;

    /**
     * A trail from the first page of a list on.
     *
     * @param page what the list has many of, as it is told
     * @param advice what to do where it leads nowhere
     */
    Trail(URI list, String page, String advice) {
        this.list = list;
        this.page = page;
        this.advice = advice;
    }

    /** Takes note of a page's rows and of what it offers next; a fault where that leads nowhere. */
    void follow(int rows, String next) throws SourceFault {
        empty = rows == 0 ? empty + 1 : 0;
        if (!followed.add(next)) {
            throw nowhere("the same " + page + " again and again");
        }
        if (empty > MOST_EMPTY) {
            throw nowhere("one empty " + page + " after the other");
        }
    }

    private SourceFault nowhere(String offered) {
        return new SourceFault(SourceFault.Kind.FOREIGN, Addresses.shown(list) + " offers " + offered + ". " + advice);
    }
}
