package org.passportsync.scenario;

import org.passportsync.job.House;
import tools.jackson.databind.JsonNode;

/** Sets the guards of the district that all connections of a scenario belong to. */
record DistrictGuards(House house) {

    static DistrictGuards of(House house) {
        return new DistrictGuards(house);
    }

    /** Sets what is named, and says what came of it. */
    String set(JsonNode windows) {
        throw new UnsupportedOperationException("The guards " + windows + " can't be set on " + house
                + ": the program has no way to set guards yet. Call it from here once it has.");
    }
}
