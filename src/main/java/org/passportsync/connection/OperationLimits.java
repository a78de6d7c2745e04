package org.passportsync.connection;

import org.jspecify.annotations.Nullable;

/** The limits of creates, updates and deletes; null: nothing is said here, and the more general limit holds. */
public record OperationLimits(
        @Nullable Limit creates,
        @Nullable Limit updates,
        @Nullable Limit deletes) {

    public static final OperationLimits UNSAID = new OperationLimits(null, null, null);

    /** What is said of one operation; null where nothing is. */
    public @Nullable Limit of(Operation operation) {
        return switch (operation) {
            case CREATE -> creates;
            case UPDATE -> updates;
            case DELETE -> deletes;
        };
    }

    /** These limits, and the more general ones where they say nothing. */
    OperationLimits orElse(OperationLimits general) {
        return new OperationLimits(
                creates == null ? general.creates : creates,
                updates == null ? general.updates : updates,
                deletes == null ? general.deletes : deletes);
    }
}
