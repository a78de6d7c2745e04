package org.passportsync.skyward;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.NativeApi.Paging;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.ErrorText;
import org.passportsync.wire.Refusals;
import org.passportsync.wire.Reply;
import org.passportsync.wire.Requests;

/** Fetches single pages of single lists, in both styles of paging. */
final class Lists {

    private static final Set<Integer> PLACE_REFUSED = Set.of(400, 404, 410);
    private static final String WHOLE = "Ask those who run the server to answer with whole lists.";

    private final URI base;
    private final Requests requests;
    private final Refusals refusals;

    Lists(URI base, Requests requests, Refusals refusals) {
        this.base = base;
        this.requests = requests;
        this.refusals = refusals;
    }

    URI base() {
        return base;
    }

    /** The page from a row on. */
    SourcePage from(Endpoint endpoint, long offset, int limit) throws SourceFault, InterruptedException {
        Reply reply = rows(endpoint, endpoint.at(base), "?limit=" + limit + "&offset=" + offset, null);
        return new SourcePage(endpoint.resource(), offset, limit, reply.body(), reply.gzipped(), reply.total(), null);
    }

    /**
     * The page at a place of a list, and what is next.
     *
     * @param place a cursor, or the number of rows to skip; null: the first page
     */
    SourcePage at(Endpoint endpoint, URI list, @Nullable String place, int limit)
            throws SourceFault, InterruptedException {
        return endpoint.paging() == Paging.OFFSET
                ? byOffset(endpoint, list, place, limit)
                : byCursor(endpoint, list, place, limit);
    }

    /** A list of which this server has no pages: all rows at once. */
    Reply whole(Endpoint endpoint, URI list) throws SourceFault, InterruptedException {
        return requests.get(endpoint.resource(), endpoint.shown(base), list);
    }

    /** The same of a list that may come in pages all the same: each, the first one as it is, the others with their rows. */
    List<Reply> all(Endpoint endpoint, URI list, Together together) throws SourceFault, InterruptedException {
        URI shown = endpoint.shown(base);
        Trail trail = new Trail(shown, "page of one list", WHOLE);
        Reply page = whole(endpoint, list);
        together.came(page);
        List<Reply> pages = new ArrayList<>(List.of(page));
        String next = page.ok() ? next(page, shown, WHOLE) : null;
        while (next != null) {
            trail.follow(FoundRows.of(page).size(), next);
            page = whole(endpoint, URI.create(list + "?paging.cursor=" + Addresses.encoded(next)));
            together.came(page);
            refuseLost(endpoint, shown, page);
            if (!page.ok()) {
                throw refusals.of(shown, page);
            }
            pages.add(page);
            next = next(page, shown, WHOLE);
        }
        return pages;
    }

    private SourcePage byCursor(Endpoint endpoint, URI list, @Nullable String cursor, int limit)
            throws SourceFault, InterruptedException {
        String query = "?paging.limit=" + limit + (cursor == null ? "" : "&paging.cursor=" + Addresses.encoded(cursor));
        Reply reply = rows(endpoint, list, query, cursor);
        String otherwise = "Write paging: OFFSET under delivery.native.resources." + endpoint.resource()
                + " where that is how it pages.";
        return page(endpoint, limit, reply, next(reply, list, otherwise));
    }

    /** The cursor of the next page; null where this was the last one. */
    private static @Nullable String next(Reply reply, URI shown, String advice) throws SourceFault {
        Optional<NextPage.Offered> offered = NextPage.of(reply);
        if (offered.isPresent() && offered.get().cursor().isEmpty()) {
            throw new SourceFault(
                    SourceFault.Kind.FOREIGN,
                    Addresses.shown(shown) + " offers a next page by a Link without a cursor. " + advice);
        }
        return offered.flatMap(NextPage.Offered::cursor).orElse(null);
    }

    /** Read on until a page is empty: servers cut the number of rows that is asked for, so a short page proves nothing. */
    private SourcePage byOffset(Endpoint endpoint, URI list, @Nullable String place, int limit)
            throws SourceFault, InterruptedException {
        long offset = Places.offset(endpoint.resource(), place);
        Reply reply = rows(endpoint, list, "?limit=" + limit + "&offset=" + offset, null);
        SourcePage page = page(endpoint, limit, reply, null);
        int rows = ListedRows.found(page, endpoint.key()).map(List::size).orElse(0);
        return rows == 0 ? page : page(endpoint, limit, reply, String.valueOf(offset + rows));
    }

    private static SourcePage page(Endpoint endpoint, int limit, Reply reply, @Nullable String next) {
        OptionalLong total = reply.total();
        return new SourcePage(endpoint.resource(), 0, limit, reply.body(), reply.gzipped(), total, next);
    }

    private static void refuseLost(Endpoint endpoint, URI shown, Reply reply) throws SourceFault {
        if (PLACE_REFUSED.contains(reply.status())) {
            throw Places.lost(
                    endpoint.resource(),
                    Addresses.shown(shown) + " answers " + reply.status() + ", " + ErrorText.of(reply)
                            + ", to the cursor that it gave");
        }
    }

    private Reply rows(Endpoint endpoint, URI list, String query, @Nullable String cursor)
            throws SourceFault, InterruptedException {
        Reply reply = requests.get(endpoint.resource(), list, URI.create(list + query));
        if (cursor != null) {
            refuseLost(endpoint, list, reply);
        }
        if (!reply.ok()) {
            throw refusals.of(list, reply);
        }
        if (!reply.json()) {
            throw refusals.notJson(list, reply);
        }
        return reply;
    }
}
