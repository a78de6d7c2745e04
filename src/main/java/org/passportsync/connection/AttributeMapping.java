package org.passportsync.connection;

import java.util.List;

/**
 * A hub attribute that is fed otherwise than the application's shipped mapping says.
 *
 * @param from source attributes; several are joined by {@link Transform.Concat}; none: nothing feeds the hub attribute
 * @param to the hub attribute, from the catalogue or custom ({@code x_...})
 */
public record AttributeMapping(List<String> from, String to, List<Transform> transforms) {

    public AttributeMapping {
        from = List.copyOf(from);
        transforms = List.copyOf(transforms);
    }
}
