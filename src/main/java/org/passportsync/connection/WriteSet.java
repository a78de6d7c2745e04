package org.passportsync.connection;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What may be written back to the SIS for one entity.
 *
 * @param attributes empty: those whose master is another connection
 * @param limits from how many changes on the push is held
 */
public record WriteSet(List<String> attributes, Set<Operation> operations, OperationLimits limits) {

    public WriteSet {
        attributes = List.copyOf(attributes);
        Set<Operation> inOrder = EnumSet.noneOf(Operation.class);
        inOrder.addAll(operations);
        operations = Collections.unmodifiableSet(inOrder);
    }
}
