package org.passportsync.connection;

import org.jspecify.annotations.Nullable;

/**
 * Everything that a district asks of one connection. Two definitions that mean the same are equal, however they are
 * written; so an equal definition makes no new revision.
 *
 * @param name unique over all districts, for example {@code lakeside-oneroster}
 * @param application its kind in the gallery, for example {@code skyward-oneroster}
 * @param terms null: not accepted, so no run may start
 * @param nativeApi {@code delivery.native} of the document
 * @param csv {@code delivery.csv} of the document; null where it has none
 * @param schedule null: runs only when launched
 * @param notices {@code notify} of the document
 */
public record ConnectionDefinition(
        DistrictFacts district,
        String name,
        String application,
        SyncMode syncMode,
        Delivery delivery,
        NativeApi nativeApi,
        @Nullable Csv csv,
        Advanced advanced,
        @Nullable Terms terms,
        SchoolsMapping schools,
        PerEntity<AttributeMapping> attributes,
        PerEntity<Requirement> requirements,
        Filters filters,
        PerEntity<UniquenessDomain> uniqueness,
        PerEntity<MasterField> masterFields,
        WriteBack writeBack,
        @Nullable Schedule schedule,
        Notices notices) {

    /** The one version of the document that this program reads. */
    public static final int VERSION = 1;

    /** Whether there is a secret to wait for that the definition doesn't name yet; files are read without one. */
    public boolean lacksSecret() {
        return csv == null && delivery.secret() == null;
    }

    /** The same with other rules about whose value counts. */
    public ConnectionDefinition withMasterFields(PerEntity<MasterField> rules) {
        return new ConnectionDefinition(
                district,
                name,
                application,
                syncMode,
                delivery,
                nativeApi,
                csv,
                advanced,
                terms,
                schools,
                attributes,
                requirements,
                filters,
                uniqueness,
                rules,
                writeBack,
                schedule,
                notices);
    }
}
