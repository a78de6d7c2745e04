package org.passportsync.skyward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.NativeApi.Paging;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.ConnectionReport.ResourceReport;
import org.passportsync.sis.Resource;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.Walk;
import org.passportsync.wire.Tokens;

/** Tries a connection: a token, then the first row of every resource; recognises addresses of something else. */
final class NativeTrial {

    private static final String READ_ONLY = "Rosters are read-only here: no student, staff, class or enrollment can be"
            + " written back, since SMS 2.0 takes no roster changes, so TWO_WAY has nothing to send.";
    private static final Set<SourceFault.Kind> NOT_THERE = Set.of(SourceFault.Kind.MISSING, SourceFault.Kind.FOREIGN);

    private final Source source;
    private final Endpoints endpoints;
    private final Tokens tokens;
    private final WrongAddress wrong;
    private final LongSupplier nanoTicker;

    /** One resource, and the fault that it ended with. */
    private record Tried(ResourceReport report, SourceFault.@Nullable Kind fault) {}

    NativeTrial(Source source, Endpoints endpoints, Tokens tokens, WrongAddress wrong, LongSupplier nanoTicker) {
        this.source = source;
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.wrong = wrong;
        this.nanoTicker = nanoTicker;
    }

    ConnectionReport run() throws InterruptedException {
        List<String> facts = new ArrayList<>();
        if (!endpoints.problems().isEmpty()) {
            return problem(facts, String.join("; ", endpoints.problems()) + ".");
        }
        if (wrong.isOneRoster()) {
            return problem(facts, wrong.oneRoster());
        }
        try {
            var _ = tokens.current();
            facts.add("A token was handed out" + tokens.way() + ".");
        } catch (SourceFault fault) {
            String hint = fault.kind() == SourceFault.Kind.FOREIGN ? wrong.hint() : "";
            return problem(facts, fault.reason() + hint);
        }
        return resources(facts);
    }

    private ConnectionReport resources(List<String> facts) throws InterruptedException {
        List<Tried> all = new ArrayList<>();
        for (Resource resource : new SkywardApplication().resources()) {
            all.add(tried(resource.name()));
        }
        if (all.stream().allMatch(one -> one.fault() != null && NOT_THERE.contains(one.fault()))) {
            return problem(
                    facts,
                    "The native API was not found: " + all.getFirst().report().problem() + wrong.hint());
        }
        List<ResourceReport> reports = all.stream().map(Tried::report).toList();
        if (reports.stream().anyMatch(ResourceReport::reachable)) {
            facts.addAll(styles());
            facts.add(READ_ONLY);
        }
        return new ConnectionReport(List.copyOf(facts), null, reports);
    }

    private Tried tried(String resource) throws InterruptedException {
        long began = nanoTicker.getAsLong();
        try {
            SourcePage page = source.walk(resource) == Walk.BY_OFFSET
                    ? source.fetch(resource, 0, 1)
                    : source.follow(resource, null, 1);
            Duration took = since(began);
            boolean nothing =
                    ListedRows.keys(page, endpoints.of(resource).key()).isEmpty();
            return new Tried(
                    new ResourceReport(resource, true, count(page.total()), took, nothing ? nothing(resource) : null),
                    null);
        } catch (SourceFault fault) {
            return new Tried(new ResourceReport(resource, false, null, since(began), fault.reason()), fault.kind());
        }
    }

    private List<String> styles() {
        List<String> facts = new ArrayList<>();
        for (Resource resource : new SkywardApplication().resources()) {
            Endpoint endpoint = endpoints.of(resource.name());
            String paging = endpoint.paging() == Paging.OFFSET ? " by offset" : " by cursor";
            facts.add(switch (endpoint.scope()) {
                        case DISTRICT ->
                            resource.name() + " are read at " + endpoint.path() + ", page by page" + paging;
                        case SCHOOL -> resource.name() + " are read school by school at " + endpoint.path() + paging;
                        case STUDENT ->
                            resource.name() + " are read with one request for each student at " + endpoint.path();
                    }
                    + ".");
        }
        return facts;
    }

    private @Nullable String nothing(String resource) {
        return switch (endpoints.of(resource).scope()) {
            case STUDENT -> null;
            case SCHOOL -> "the first school has no " + resource + ".";
            case DISTRICT ->
                resource
                        + " can be read, but shows no row. Check in Skyward which schools and data the credential may see.";
        };
    }

    private static @Nullable Long count(OptionalLong total) {
        return total.isPresent() ? Long.valueOf(total.getAsLong()) : null;
    }

    private Duration since(long began) {
        return Duration.ofNanos(nanoTicker.getAsLong() - began);
    }

    private static ConnectionReport problem(List<String> facts, String problem) {
        return new ConnectionReport(List.copyOf(facts), problem, List.of());
    }
}
