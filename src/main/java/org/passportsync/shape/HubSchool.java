package org.passportsync.shape;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A live school of the hub, as mapping sees it.
 *
 * @param id its Passport ID
 * @param slug its short name in addresses and definitions
 * @param identifier given by the state or NCES
 */
public record HubSchool(
        UUID id,
        String slug,
        @Nullable String name,
        @Nullable String identifier) {}
