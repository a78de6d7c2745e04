package org.passportsync.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.roster.EntityType;
import org.passportsync.shape.Feeds;
import org.passportsync.shape.SchoolRows;
import org.passportsync.shape.SourceSchool;
import org.passportsync.sis.Application;
import org.passportsync.sis.PageParser;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.Resource;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceRow;
import org.passportsync.sis.UnreadablePage;

/** Reads the list of schools ahead of everything else, because it decides whose records come in. */
final class SchoolList {

    private final Source source;
    private final Resource resource;
    private final SchoolRows rows;
    private final int pageSize;
    private final Map<String, SourceSchool> schools = new LinkedHashMap<>();
    private final Set<String> odd = new TreeSet<>();

    /**
     * What the SIS lists.
     *
     * @param odd identifiers of rows that can't be used: they are listed, but what they are is not told
     */
    record Listing(List<SourceSchool> schools, Set<String> odd) {}

    SchoolList(Source source, ConnectionDefinition definition) {
        Application application = Sources.application(definition);
        this.source = source;
        this.resource = listing(application);
        this.pageSize = definition.delivery().pageSize();
        PartKind part = resource.feeds().stream()
                .filter(fed -> fed.entity() == EntityType.SCHOOL)
                .findFirst()
                .orElseThrow();
        this.rows = new SchoolRows(part, Feeds.of(application.mappings(), definition.attributes()));
    }

    /** The resource that lists the schools. */
    private static Resource listing(Application application) {
        return application.resources().stream()
                .filter(resource -> resource.feeds().stream().anyMatch(part -> part.entity() == EntityType.SCHOOL))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(application.name() + " lists no schools"));
    }

    /** All schools and district offices that the SIS lists. */
    Listing read() throws SourceFault, InterruptedException {
        PageParser parser = source.parser(resource.name(), List.of(rows.rows()));
        try {
            var _ = new WholeReading(source, resource.name(), pageSize).into(parser, new Sink());
        } catch (UnreadablePage broken) {
            throw new SourceFault(
                    SourceFault.Kind.FOREIGN,
                    "the list of schools can't be read: " + broken.getMessage() + "; asked "
                            + SliceReading.MOST_UNREADABLE
                            + " times. Check the service URL with the connection test, and ask those who run the server"
                            + " what cuts or changes its answers");
        }
        return new Listing(List.copyOf(schools.values()), Set.copyOf(odd));
    }

    private final class Sink implements RowSink {

        @Override
        public void row(SourceRow row) {
            schools.put(row.rawId(), rows.school(row));
        }

        @Override
        public void heldBack(
                Set<EntityType> entities, String rawId, String rule, @Nullable String value, String message) {
            // The intake reads the same rows again and keeps the finding.
            odd.add(rawId);
        }

        @Override
        public void unreadable(String message) {
            // As above: which one it is can't be told.
        }

        @Override
        public void secret() {
            // Nothing of this page is kept.
        }
    }
}
