package org.passportsync.oneroster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.ConnectionReport.ResourceReport;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Reply;
import org.passportsync.wire.Tokens;

/** Tries a connection: a token, the path, then the first row of every resource. */
final class ConnectionTrial {

    private static final List<String> RESOURCES =
            List.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments", "demographics");

    private static final String READ_ONLY = "Rosters are read-only here: no student, staff, class or enrollment can be"
            + " written back, so TWO_WAY has nothing to send. Only Qmlativ's own API takes roster changes.";
    private static final Pattern VERSION = Pattern.compile("/v([0-9]+)p([0-9]+)$");

    private final Tokens tokens;
    private final BasePaths paths;
    private final Pages pages;
    private final Set<String> unasked;
    private final LongSupplier nanoTicker;

    ConnectionTrial(Tokens tokens, BasePaths paths, Pages pages, Set<String> unasked, LongSupplier nanoTicker) {
        this.tokens = tokens;
        this.paths = paths;
        this.pages = pages;
        this.unasked = unasked;
        this.nanoTicker = nanoTicker;
    }

    ConnectionReport run() throws InterruptedException {
        List<String> facts = new ArrayList<>();
        try {
            var _ = tokens.current();
            facts.add("A token was handed out" + tokens.way() + ".");
            facts.add(version(paths.base().toString()));
        } catch (SourceFault fault) {
            return new ConnectionReport(facts, fault.reason(), List.of());
        }
        List<ResourceReport> reports = new ArrayList<>();
        for (String resource : RESOURCES) {
            if (unasked.contains(resource)) {
                facts.add(resource + " is not asked for, because nothing of it is mapped.");
            } else {
                reports.add(report(resource, facts));
            }
        }
        boolean reached = reports.stream().anyMatch(ResourceReport::reachable);
        if (reached) {
            facts.add(pages.unsorted() ? "It refuses to sort by sourcedId." : "It accepts a sort by sourcedId.");
            facts.add(totals(reports));
            facts.add(READ_ONLY);
        }
        return new ConnectionReport(List.copyOf(facts), null, List.copyOf(reports));
    }

    private ResourceReport report(String resource, List<String> facts) throws InterruptedException {
        long began = nanoTicker.getAsLong();
        try {
            Reply reply = pages.rows(resource, 0, 1);
            Duration took = since(began);
            String start = reply.peek();
            if (resource.equals("users")) {
                facts.addAll(shape(start));
            }
            OptionalLong total = reply.total();
            boolean nothing = !start.contains("\"sourcedId\"");
            return new ResourceReport(
                    resource,
                    true,
                    total.isPresent() ? Long.valueOf(total.getAsLong()) : null,
                    took,
                    nothing ? nothing(resource) : null);
        } catch (SourceFault fault) {
            return new ResourceReport(resource, false, null, since(began), fault.reason());
        }
    }

    private Duration since(long began) {
        return Duration.ofNanos(nanoTicker.getAsLong() - began);
    }

    private static List<String> shape(String users) {
        if (users.contains("\"roles\"")) {
            return List.of("Users have the shape of OneRoster 1.2 (roles).");
        }
        return users.contains("\"role\"")
                ? List.of("Users have the shape of OneRoster 1.1 (role and orgs).")
                : List.of();
    }

    /** The version that the path stands for; what the objects look like is told apart from it. */
    private static String version(String base) {
        Matcher matcher = VERSION.matcher(base);
        return (matcher.find() ? "OneRoster " + matcher.group(1) + "." + matcher.group(2) : "OneRoster")
                + " answers at " + base + ".";
    }

    private static String totals(List<ResourceReport> reports) {
        return reports.stream().anyMatch(one -> one.count() != null)
                ? "It tells how many rows there are (X-Total-Count)."
                : "It doesn't tell how many rows there are, so pages are read until one is empty.";
    }

    private static String nothing(String resource) {
        return resource
                + " can be read, but shows no row. Check in Skyward which schools and data the credential may see.";
    }
}
