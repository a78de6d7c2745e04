package org.passportsync.sources;

import org.passportsync.simulator.AccessRecord;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** A simulated server whose rows are a test's. */
record Served(HandMadeDistrict rows, SimulatedSkyward skyward) implements AutoCloseable {

    static Served under(String clientId) {
        HandMadeDistrict rows = new HandMadeDistrict();
        return new Served(
                rows,
                SimulatedSkyward.start(SimulatorSettings.of(rows).with(AccessRecord.of(clientId, "simulated-secret"))));
    }

    void put(Resource resource, String json) {
        rows.put(resource, json);
    }

    void remove(Resource resource, String id) {
        rows.remove(resource, id);
    }

    void clear() {
        for (Resource resource : Resource.values()) {
            rows.clear(resource);
        }
    }

    @Override
    public void close() {
        skyward.close();
    }
}
