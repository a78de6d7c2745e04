package org.passportsync.scenario;

import org.passportsync.simulator.AccessRecord;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One connection's make-believe Skyward, and the definition as it stands. */
final class Site implements AutoCloseable {

    static final String FIRST = "lakeside";

    private final SourceRows rows = new SourceRows();
    private final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(rows.served()));
    private ObjectNode definition;

    /** The base district for the first connection; any other begins with the base definition and no rows. */
    Site(String connection, ObjectNode differences) {
        ObjectNode base = Yaml.file(Scenario.BASE.resolve("definition.yaml")).put("connection", connection);
        definition = Yaml.merged(base, differences);
        if (connection.equals(FIRST)) {
            Yaml.file(Scenario.BASE.resolve("district.yaml"))
                    .properties()
                    .forEach(resource ->
                            rows.put(Resource.named(resource.getKey()).orElseThrow(), resource.getValue()));
        }
    }

    SourceRows rows() {
        return rows;
    }

    SimulatedSkyward skyward() {
        return skyward;
    }

    /** Changes the definition, and gives it as the text of a file. */
    String define(JsonNode differences) {
        definition = Yaml.merged(definition, differences);
        String client = definition.path("delivery").path("clientId").stringValue("");
        if (!client.isEmpty() && !client.equals(skyward.clientId())) {
            skyward.grant(AccessRecord.of(client, skyward.clientSecret()));
        }
        return Yaml.written(definition).replace("{skyward}", skyward.url());
    }

    @Override
    public void close() {
        skyward.close();
    }
}
