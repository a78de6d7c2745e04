package org.passportsync.job;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.OnClash;
import org.passportsync.connection.UniquenessDomain;
import org.passportsync.roster.Contribution;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections;
import org.passportsync.run.LivingConnections;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an edit in the hub must fulfil; problems never repeat personal values. */
final class EditChecks {

    private static final String SIS_ID = "[!-~]{1,255}";

    private final JdbcClient database;
    private final Connections connections;

    EditChecks(JdbcClient database, Connections connections) {
        this.database = database;
        this.connections = connections;
    }

    /** What is wrong with the SIS ID of a new record. */
    static List<String> sisId(String sisId) {
        return sisId.matches(SIS_ID) && !isId(sisId)
                ? List.of()
                : List.of("sisId is no SIS ID; write one of up to 255 characters without blanks, and no Passport ID");
    }

    static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /** Why a newcomer can't be made: a live record has its SIS ID or its identifiers; empty: it can. */
    Optional<EditOutcome> taken(HubEdits.Newcomer asked, Claim claim) {
        return database.sql(Sql.named("edit/taken"))
                .param("entity", asked.entity().code())
                .param("sisId", asked.sisId())
                .param("district", asked.district())
                .query(UUID.class)
                .optional()
                .map(id -> there(asked.entity(), "sisId", id))
                .or(() -> twin(claim));
    }

    /**
     * Why a record can't say so: another live one has its identifiers, by a domain that holds others out, or is the same edge;
     * empty: it can.
     */
    Optional<EditOutcome> twin(Claim claim) {
        return connections.district(claim.district()).uniqueness().of(claim.entity()).stream()
                .filter(domain -> domain.onClash() == OnClash.HOLD_OUT)
                .map(UniquenessDomain::attributes)
                .filter(attributes -> !Collections.disjoint(attributes, claim.given()))
                .flatMap(attributes ->
                        twin(claim, attributes)
                                .map(id -> there(claim.entity(), String.join(", ", attributes), id))
                                .stream())
                .findFirst()
                .or(() -> twinEdge(claim))
                .filter(_ -> compares(claim.district()));
    }

    /** Enrollments are one by person, class or school, and role. */
    private Optional<EditOutcome> twinEdge(Claim claim) {
        boolean ofClass = claim.entity() == EntityType.ENROLLMENT;
        String where = ofClass ? "class" : "school";
        if (!ofClass && claim.entity() != EntityType.SCHOOL_ENROLLMENT
                || Collections.disjoint(List.of("student", "staff", where, "role"), claim.given())) {
            return Optional.empty();
        }
        return about("edit/twin_edge", claim)
                .param("where", where)
                .query(UUID.class)
                .optional()
                .map(id -> there(claim.entity(), "person, " + where + " and role", id));
    }

    private boolean compares(String district) {
        return new LivingConnections(database)
                .all().stream()
                        .anyMatch(one -> one.district().equals(district)
                                && one.definition().advanced().compareByUniqueness());
    }

    private Optional<UUID> twin(Claim claim, List<String> attributes) {
        return about("edit/twin", claim)
                .param("attributes", attributes.toArray(String[]::new))
                .query(UUID.class)
                .optional();
    }

    private JdbcClient.StatementSpec about(String statement, Claim claim) {
        return database.sql(Sql.named(statement))
                .param("entity", claim.entity().code())
                .param("district", claim.district())
                .param("id", claim.passportId())
                .param("document", claim.document().text());
    }

    private static EditOutcome there(EntityType entity, String what, UUID id) {
        return new EditOutcome.Obstacle("a " + entity.key() + " with this " + what + " is there already, as " + id
                + "; edit that one, or write another " + what);
    }

    /** Why nothing may be edited in a district; null: it may. */
    @Nullable
    String obstacle(String district) {
        return connections.district(district).multipleSources()
                ? null
                : "district " + district
                        + " has one source for each entity, so edits could not be merged with it; write"
                        + " multipleSources: true under advanced in its definitions and apply them";
    }

    static List<String> uneditable(EntityType entity) {
        return entity == EntityType.SCHOOL
                ? List.of(
                        "school is not edited: a hub school takes its attributes from a connection once; ask for a refresh"
                                + " of the school there")
                : List.of();
    }

    /** References to what is not live in the district, by attribute. */
    List<String> dead(String district, Contribution document) {
        List<Contribution.Reference> references = document.references();
        if (references.isEmpty()) {
            return List.of();
        }
        List<Integer> places = database.sql(Sql.named("edit/not_live"))
                .param("district", district)
                .param(
                        "entities",
                        references.stream().map(one -> one.entity().code()).toArray(Short[]::new))
                .param(
                        "ids",
                        references.stream().map(Contribution.Reference::id).toArray(UUID[]::new))
                .query((row, _) -> row.getInt("place"))
                .list();
        return places.stream()
                .map(at -> references.get(at - 1))
                .map(one -> one.attribute() + " refers to " + one.id() + ", which is no live "
                        + one.entity().key() + " of district " + district + "; look for its Passport ID in the list")
                .toList();
    }
}
