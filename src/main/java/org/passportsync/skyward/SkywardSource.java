package org.passportsync.skyward;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Delivery;
import org.passportsync.connection.NativeApi.Paging;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.Presence;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.SourceSettings;
import org.passportsync.sis.Walk;
import org.passportsync.skyward.Endpoint.Scope;
import org.passportsync.wire.Bounds;
import org.passportsync.wire.Patience;
import org.passportsync.wire.Refusals;
import org.passportsync.wire.Requests;
import org.passportsync.wire.Tokens;
import org.passportsync.wire.Wire;

/** Reads SMS 2.0 through its own API over HTTP; nothing is asked before it is needed. */
public final class SkywardSource implements Source {

    /** Of what one answer may be, the lists of one page may be this part: they are there both by themselves and joined. */
    private static final int PART_OF_AN_ANSWER = 2;

    private final Wire wire;
    private final Endpoints endpoints;
    private final Lists lists;
    private final Walks walks;
    private final StudentLists students;
    private final SingleRows rows;
    private final NativeTrial trial;

    /** Opens a source. */
    public SkywardSource(Delivery delivery, SourceSettings settings) {
        this(delivery, settings, Bounds.USUAL);
    }

    SkywardSource(Delivery delivery, SourceSettings settings, Bounds bounds) {
        this.wire = new Wire(delivery.requestTimeout(), bounds.mostBytes(), settings.gate());
        this.endpoints = new Endpoints(settings.nativeApi());
        Patience patience = new Patience(settings, bounds.pause());
        Tokens tokens = new Tokens(new GrantDesk(delivery, settings.secret(), wire, patience), settings.clock());
        Requests requests = new Requests(wire, patience, tokens, delivery.maxConcurrentRequests());
        Refusals refusals = new Refusals(delivery.clientId(), settings.secret(), "the native API");
        this.lists = new Lists(NativeAddress.base(delivery.serviceUrl()), requests, refusals);
        this.walks = new Walks(lists, new SchoolLists(endpoints.of(Endpoints.SCHOOLS), lists));
        long most = bounds.mostBytes() / PART_OF_AN_ANSWER;
        this.students = new StudentLists(endpoints.of(Endpoints.STUDENTS), walks, lists, refusals, most);
        this.rows = new SingleRows(lists, walks, students, refusals);
        WrongAddress wrong = new WrongAddress(delivery.serviceUrl(), wire);
        this.trial = new NativeTrial(this, endpoints, tokens, wrong, bounds.nanoTicker());
    }

    @Override
    public Walk walk(String resource) {
        Endpoint endpoint = endpoints.of(resource);
        boolean byOffset = endpoint.scope() == Scope.DISTRICT && endpoint.paging() == Paging.OFFSET;
        return byOffset ? Walk.BY_OFFSET : Walk.BY_CURSOR;
    }

    @Override
    public SourcePage fetch(String resource, long offset, int limit) throws SourceFault, InterruptedException {
        if (walk(resource) != Walk.BY_OFFSET) {
            throw new IllegalStateException(resource + " is not walked by offset");
        }
        return lists.from(sound(resource), offset, limit);
    }

    @Override
    public SourcePage follow(String resource, @Nullable String cursor, int limit)
            throws SourceFault, InterruptedException {
        Endpoint endpoint = sound(resource);
        return endpoint.scope() == Scope.STUDENT
                ? students.page(endpoint, cursor, limit)
                : walks.follow(endpoint, cursor, limit);
    }

    @Override
    public PageParser parser(String resource, List<RowSchema> schemas) {
        return SkywardParsers.of(endpoints.of(resource), schemas);
    }

    @Override
    public Presence confirm(String resource, String rawId) throws SourceFault, InterruptedException {
        return rows.confirm(sound(resource), rawId);
    }

    @Override
    public ConnectionReport test() throws InterruptedException {
        return trial.run();
    }

    @Override
    public void close() {
        wire.close();
    }

    /** Where a resource is read, as long as the definition says it in a way that can be. */
    private Endpoint sound(String resource) throws SourceFault {
        List<String> problems = endpoints.problems();
        if (!problems.isEmpty()) {
            throw new SourceFault(SourceFault.Kind.REFUSED, String.join("; ", problems) + ".");
        }
        return endpoints.of(resource);
    }
}
