package org.passportsync.oneroster;

import java.net.URI;
import java.util.Locale;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.Refusals;
import org.passportsync.wire.Reply;
import org.passportsync.wire.Requests;

/** Fetches pages, sorted by the immutable identifier where the server accepts that. */
final class Pages {

    private static final String SORT = "&sort=sourcedId&orderBy=asc";

    private final BasePaths paths;
    private final Requests requests;
    private final Refusals refusals;
    private volatile boolean sortRefused;

    Pages(BasePaths paths, Requests requests, Refusals refusals) {
        this.paths = paths;
        this.requests = requests;
        this.refusals = refusals;
    }

    SourcePage fetch(String resource, long offset, int limit) throws SourceFault, InterruptedException {
        Reply reply = rows(resource, offset, limit);
        return new SourcePage(resource, offset, limit, reply.body(), reply.gzipped(), reply.total(), null);
    }

    /** The answer that holds a page of rows. */
    Reply rows(String resource, long offset, int limit) throws SourceFault, InterruptedException {
        URI collection = Addresses.under(paths.base(), "/" + Addresses.encoded(resource));
        String page = collection + "?limit=" + limit + "&offset=" + offset;
        Reply reply = requests.get(resource, collection, URI.create(sortRefused ? page : page + SORT));
        if (!sortRefused && refusesSort(reply)) {
            reply = requests.get(resource, collection, URI.create(page));
            sortRefused = reply.ok();
        }
        if (!reply.ok()) {
            throw refusals.of(collection, reply);
        }
        if (!reply.json()) {
            throw refusals.notJson(collection, reply);
        }
        return reply;
    }

    /** Whether the server has refused to sort so far. */
    boolean unsorted() {
        return sortRefused;
    }

    private static boolean refusesSort(Reply reply) {
        if (reply.status() != 400) {
            return false;
        }
        String words = reply.peek().toLowerCase(Locale.ROOT);
        return words.contains("sort") || words.contains("orderby");
    }
}
