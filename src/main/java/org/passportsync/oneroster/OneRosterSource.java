package org.passportsync.oneroster;

import java.util.List;
import java.util.function.BiFunction;
import org.passportsync.connection.Delivery;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.Presence;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.SourceSettings;
import org.passportsync.wire.Bounds;
import org.passportsync.wire.Patience;
import org.passportsync.wire.Refusals;
import org.passportsync.wire.Requests;
import org.passportsync.wire.Tokens;
import org.passportsync.wire.Wire;

/** Reads a OneRoster 1.1 or 1.2 server over HTTP with OAuth 2 client credentials; nothing is asked before it is needed. */
public final class OneRosterSource implements Source {

    private final Wire wire;
    private final Pages pages;
    private final SingleRows rows;
    private final ConnectionTrial trial;
    private final BiFunction<String, List<RowSchema>, PageParser> parsers;

    /** Opens a source; the parsers are made by resource and by what is read of its rows. */
    public OneRosterSource(
            Delivery delivery, SourceSettings settings, BiFunction<String, List<RowSchema>, PageParser> parsers) {
        this(delivery, settings, parsers, Bounds.USUAL);
    }

    OneRosterSource(
            Delivery delivery,
            SourceSettings settings,
            BiFunction<String, List<RowSchema>, PageParser> parsers,
            Bounds bounds) {
        this.parsers = parsers;
        this.wire = new Wire(delivery.requestTimeout(), bounds.mostBytes(), settings.gate());
        Patience patience = new Patience(settings, bounds.pause());
        Tokens tokens = new Tokens(new CredentialDesk(delivery, settings, wire, patience), settings.clock());
        Requests requests = new Requests(wire, patience, tokens, delivery.maxConcurrentRequests());
        Refusals refusals = new Refusals(delivery.clientId(), settings.secret(), "OneRoster");
        BasePaths paths = new BasePaths(delivery.serviceUrl(), requests, refusals);
        this.pages = new Pages(paths, requests, refusals);
        this.rows = new SingleRows(paths, requests, refusals, pages);
        this.trial = new ConnectionTrial(tokens, paths, pages, settings.unasked(), bounds.nanoTicker());
    }

    @Override
    public SourcePage fetch(String resource, long offset, int limit) throws SourceFault, InterruptedException {
        return pages.fetch(resource, offset, limit);
    }

    @Override
    public PageParser parser(String resource, List<RowSchema> schemas) {
        return parsers.apply(resource, schemas);
    }

    @Override
    public Presence confirm(String resource, String rawId) throws SourceFault, InterruptedException {
        return rows.confirm(resource, rawId);
    }

    @Override
    public ConnectionReport test() throws InterruptedException {
        return trial.run();
    }

    @Override
    public void close() {
        wire.close();
    }
}
