package org.passportsync.change;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.passportsync.connection.DistrictDefinition;
import org.passportsync.connection.PerEntity;
import org.passportsync.connection.UniquenessDomain;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument;

/**
 * What says which records of several sources are one, and whose values count.
 *
 * @param shared whether records of all connections of the district may be one; else only of those to be taken over
 * @param compares whether records are compared by the domains of uniqueness
 * @param domains empty where they are not
 * @param masters whose value counts
 * @param anew whether everything is linked and merged again, whatever has changed
 * @param stays whether a record stays with a passport record that nobody else holds
 */
public record LinkRules(
        boolean shared,
        boolean compares,
        PerEntity<UniquenessDomain> domains,
        Masters masters,
        boolean anew,
        boolean stays) {

    /** The rules of a district for one of its connections. */
    public static LinkRules of(DistrictDefinition district, Comparing comparing, Extent extent) {
        boolean compares = comparing == Comparing.BY_DOMAINS;
        return new LinkRules(
                district.multipleSources(),
                compares,
                compares ? district.uniqueness() : new PerEntity<>(Map.of()),
                new Masters(district.masterFields()),
                extent == Extent.ALL,
                false);
    }

    /** The same while deletion is disabled. */
    public LinkRules staying() {
        return new LinkRules(shared, compares, domains, masters, anew, true);
    }

    /** By what records match. */
    public enum Comparing {
        BY_SIS_ID,
        BY_DOMAINS
    }

    /** Which records are looked at. */
    public enum Extent {
        MOVED,
        ALL
    }

    /** The attributes of an entity's domains that issues show masked. */
    String[] masked(EntityType entity) {
        return domains.of(entity).stream()
                .flatMap(domain -> domain.attributes().stream())
                .filter(attribute -> ShownDocument.hidden(entity, attribute, ShownDocument.View.MASKED))
                .toArray(String[]::new);
    }

    /** The fingerprint of all that is asked here: where it moved, every record is linked and merged anew. */
    public ContentHash fingerprint() {
        List<Object> asked = List.of(shared, compares, domains.rules(), masters.rules());
        byte[] bytes = asked.toString().getBytes(StandardCharsets.UTF_8);
        return ContentHash.of(bytes, 0, bytes.length);
    }
}
