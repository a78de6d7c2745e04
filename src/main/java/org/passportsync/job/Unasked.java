package org.passportsync.job;

import java.util.List;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.shape.Feeds;
import org.passportsync.sis.Application;
import org.passportsync.sis.Resource;

/** Resources that records can do without, of which a definition maps nothing: what nobody wants is not read. */
final class Unasked {

    private Unasked() {}

    static List<Resource> of(ConnectionDefinition definition) {
        Application application = Sources.application(definition);
        Feeds feeds = Feeds.of(application.mappings(), definition.attributes());
        return application.resources().stream()
                .filter(resource ->
                        resource.refusable() && resource.feeds().stream().noneMatch(feeds::fed))
                .toList();
    }
}
