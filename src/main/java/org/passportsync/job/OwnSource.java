package org.passportsync.job;

import java.time.ZoneOffset;
import java.util.Optional;
import org.passportsync.change.Edited;
import org.passportsync.roster.PassportIds;
import org.passportsync.sql.Sql;

/** The hub's own source of each district, through which people edit records; made with the first edit. */
final class OwnSource {

    private final Workplace place;

    OwnSource(Workplace place) {
        this.place = place;
    }

    /** The number of a district's own source; nothing before the first edit. */
    Optional<Integer> find(String district) {
        return place.database()
                .sql(Sql.named("edit/source"))
                .param("district", district)
                .query(Integer.class)
                .optional();
    }

    int findOrMake(String district) {
        return find(district)
                .orElseGet(() -> place.database()
                        .sql(Sql.named("edit/add_source"))
                        .param("district", district)
                        .param("at", place.clock().instant().atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single());
    }

    /** The Passport IDs of what is made in a district's hub. */
    static PassportIds ids(String district) {
        return new PassportIds(Edited.SOURCE + "@" + district);
    }
}
