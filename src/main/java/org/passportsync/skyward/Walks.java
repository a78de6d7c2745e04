package org.passportsync.skyward;

import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;

/** Follows what is listed for the district or for each school, page by page. */
final class Walks {

    private final Lists lists;
    private final SchoolLists schools;

    Walks(Lists lists, SchoolLists schools) {
        this.lists = lists;
        this.schools = schools;
    }

    SourcePage follow(Endpoint endpoint, @Nullable String place, int limit) throws SourceFault, InterruptedException {
        return endpoint.scope() == Endpoint.Scope.SCHOOL
                ? schools.page(endpoint, place, limit)
                : lists.at(endpoint, endpoint.at(lists.base()), place, limit);
    }
}
