package org.passportsync.connection;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;

/**
 * How one run was asked for. Two equal ones ask for the same run.
 *
 * @param preview whether the run parks whatever the definition says
 * @param bulk whether absence means a delete in this run; null: as the definition says
 * @param force whether stored hashes are ignored
 * @param entities what is read; empty: everything
 * @param asOf the business date; null: today in the district's time zone
 * @param replay the run whose journal is read instead of the SIS; null: the SIS is read
 * @param rekey whether records are paired by raw SIS ID under a changed prefix
 * @param fresh whether a new run starts though one could be resumed ({@code new=true})
 * @param note why, for the history; a blank one is none
 * @param release whether the run lets go of everything that the retired connection holds, and reads nothing
 */
public record LaunchParameters(
        String connection,
        boolean preview,
        @Nullable Boolean bulk,
        boolean force,
        Set<EntityType> entities,
        @Nullable LocalDate asOf,
        @Nullable Long replay,
        boolean rekey,
        boolean fresh,
        @Nullable String note,
        boolean release) {

    public LaunchParameters {
        Set<EntityType> inOrder = EnumSet.noneOf(EntityType.class);
        inOrder.addAll(entities);
        entities = Collections.unmodifiableSet(inOrder);
        note = OrderNote.text(note);
    }

    /** The same, reading other entities. */
    public LaunchParameters reading(Set<EntityType> others) {
        return new LaunchParameters(
                connection, preview, bulk, force, others, asOf, replay, rekey, fresh, note, release);
    }

    /** The same as of a day. */
    public LaunchParameters on(LocalDate day) {
        return new LaunchParameters(
                connection, preview, bulk, force, entities, day, replay, rekey, fresh, note, release);
    }

    /** A run of a connection, without anything special. */
    public static LaunchParameters of(String connection) {
        return new LaunchParameters(connection, false, null, false, Set.of(), null, null, false, false, null, false);
    }

    /** A run that lets go of everything that a retired connection holds. */
    public static LaunchParameters release(String connection, @Nullable String note) {
        return new LaunchParameters(connection, false, null, false, Set.of(), null, null, false, false, note, true);
    }
}
