package org.passportsync.connection;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;

/** From how many changes on a run is held for a person to look at. */
public sealed interface HoldThreshold {

    /** The limit of one entity's operation over the whole connection. */
    Limit limit(EntityType entity, Operation operation);

    /** The limit of one entity's operation within each single school. */
    Limit schoolLimit(Operation operation);

    /** The limit of records that come back under a new SIS ID. */
    Limit rekeyLimit();

    /** Affected records from which on limits in percent count. */
    int floor();

    /** The guard is switched off, by an explicit {@code holdThreshold: none}. */
    record None() implements HoldThreshold {
        @Override
        public Limit limit(EntityType entity, Operation operation) {
            return Limit.NONE;
        }

        @Override
        public Limit schoolLimit(Operation operation) {
            return Limit.NONE;
        }

        @Override
        public Limit rekeyLimit() {
            return Limit.NONE;
        }

        @Override
        public int floor() {
            return 0;
        }
    }

    /**
     * The guard as it is set.
     *
     * @param defaults for every entity that has no limit of its own
     * @param entities what single entities set otherwise
     * @param perSchool within each school
     * @param rekey of records that come back under a new SIS ID
     */
    record Limits(
            OperationLimits defaults,
            Map<EntityType, OperationLimits> entities,
            OperationLimits perSchool,
            Limit rekey,
            int floor)
            implements HoldThreshold {

        /** Deletes 10 %, updates 75 %, re-keyed records 2 %, from five affected records on. */
        public static final Limits DEFAULT = new Limits(
                new OperationLimits(Limit.NONE, Limit.ofPercent(75), Limit.ofPercent(10)),
                Map.of(),
                OperationLimits.UNSAID,
                Limit.ofPercent(2),
                5);

        public Limits {
            Map<EntityType, OperationLimits> inOrder = new EnumMap<>(EntityType.class);
            inOrder.putAll(entities);
            entities = Collections.unmodifiableMap(inOrder);
        }

        @Override
        public Limit limit(EntityType entity, Operation operation) {
            OperationLimits own = entities.getOrDefault(entity, OperationLimits.UNSAID);
            return firstSaid(own.of(operation), defaults.of(operation));
        }

        @Override
        public Limit schoolLimit(Operation operation) {
            return firstSaid(perSchool.of(operation), null);
        }

        @Override
        public Limit rekeyLimit() {
            return rekey;
        }

        private static Limit firstSaid(@Nullable Limit special, @Nullable Limit general) {
            if (special != null) {
                return special;
            }
            return general == null ? Limit.NONE : general;
        }
    }
}
