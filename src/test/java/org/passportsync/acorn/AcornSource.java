package org.passportsync.acorn;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.passportsync.connection.Delivery;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.ConnectionReport.ResourceReport;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.Presence;
import org.passportsync.sis.Resource;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.SourceSettings;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.Bounds;
import org.passportsync.wire.PageWalk;
import org.passportsync.wire.Patience;
import org.passportsync.wire.Refusals;
import org.passportsync.wire.Reply;
import org.passportsync.wire.Wire;

/** Reads Acorn's lists over HTTP; the key stands in a header of every request. */
final class AcornSource implements Source {

    private final URI home;
    private final String key;
    private final Wire wire;
    private final Patience patience;
    private final Refusals refusals;
    private final Semaphore places;

    AcornSource(Delivery delivery, SourceSettings settings) {
        home = delivery.serviceUrl();
        key = settings.secret();
        wire = new Wire(delivery.requestTimeout(), Bounds.USUAL.mostBytes(), settings.gate());
        patience = new Patience(settings, Bounds.USUAL.pause());
        refusals = new Refusals(delivery.clientId(), key, "Acorn");
        places = new Semaphore(delivery.maxConcurrentRequests(), true);
    }

    @Override
    public SourcePage fetch(String list, long offset, int limit) throws SourceFault, InterruptedException {
        Reply reply = ask(list, "?skip=" + offset + "&take=" + limit);
        return new SourcePage(list, offset, limit, reply.body(), reply.gzipped(), reply.total(), null);
    }

    private Reply ask(String list, String query) throws SourceFault, InterruptedException {
        URI shown = Addresses.under(home, "/" + list + ".json");
        HttpRequest request = request(URI.create(shown + query));
        Reply reply = patience.ask(list, shown, () -> inPlace(request, shown));
        if (!reply.ok()) {
            throw reply.status() == 401 ? wrongKey(shown) : refusals.of(shown, reply);
        }
        if (!reply.json()) {
            throw refusals.notJson(shown, reply);
        }
        return reply;
    }

    private Reply inPlace(HttpRequest request, URI shown) throws IOException, SourceFault, InterruptedException {
        places.acquire();
        try {
            return wire.send(request, shown);
        } finally {
            places.release();
        }
    }

    private HttpRequest request(URI url) throws SourceFault {
        if (!key.matches("[\\x21-\\x7E]+")) {
            throw wrongKey(home);
        }
        return HttpRequest.newBuilder(url)
                .header("X-Acorn-Key", key)
                .header("Accept-Encoding", "gzip")
                .build();
    }

    private static SourceFault wrongKey(URI shown) {
        return new SourceFault(
                SourceFault.Kind.CREDENTIALS,
                Addresses.shown(shown) + " does not take the key. Copy it again from Acorn's page Sharing,"
                        + " without blanks, into what delivery.clientSecret refers to.");
    }

    @Override
    public PageParser parser(String list, List<RowSchema> rows) {
        return new PageWalk(list, new AcornForm(rows));
    }

    @Override
    public Presence confirm(String list, String rawId) throws SourceFault, InterruptedException {
        String answer = ask(list, "?id=" + Addresses.encoded(rawId)).peek().strip();
        if (answer.equals("[]")) {
            return Presence.GONE;
        }
        return answer.contains("\"" + rawId + "\"") ? Presence.PRESENT : Presence.UNKNOWN;
    }

    @Override
    public ConnectionReport test() throws InterruptedException {
        List<ResourceReport> reports = new ArrayList<>();
        for (Resource list : AcornApplication.RESOURCES) {
            reports.add(tried(list.name()));
        }
        return new ConnectionReport(
                List.of("Acorn's lists are asked for at " + Addresses.shown(home) + "."), null, reports);
    }

    private ResourceReport tried(String list) throws InterruptedException {
        long began = Bounds.USUAL.nanoTicker().getAsLong();
        try {
            SourcePage page = fetch(list, 0, 1);
            Long count = page.total().isPresent() ? page.total().getAsLong() : null;
            return new ResourceReport(list, true, count, since(began), null);
        } catch (SourceFault fault) {
            return new ResourceReport(list, false, null, since(began), fault.reason());
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(Bounds.USUAL.nanoTicker().getAsLong() - began);
    }

    @Override
    public void close() {
        wire.close();
    }
}
