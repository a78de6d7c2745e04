package org.passportsync.job;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
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

    /** The Passport ID of what is made under a SIS ID; another one where that belongs to somebody else by now. */
    UUID idOf(HubEdits.Newcomer made) {
        PassportIds ids = new PassportIds(Edited.SOURCE + "@" + made.district());
        UUID id = ids.of(made.entity(), made.sisId());
        // No SIS ID of what is made has a blank, so no other record has such an ID.
        for (int number = 2; anotherHas(made, id); number++) {
            id = ids.of(made.entity(), made.sisId() + " " + number);
        }
        return id;
    }

    private boolean anotherHas(HubEdits.Newcomer made, UUID id) {
        return place.database()
                .sql(Sql.named("edit/another_has"))
                .param("entity", made.entity().code())
                .param("id", id)
                .param("sisId", made.sisId())
                .query(Boolean.class)
                .single();
    }
}
