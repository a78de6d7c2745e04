package org.passportsync.sources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.passportsync.connection.Launch;
import org.passportsync.connection.LaunchReader;
import org.passportsync.job.House;
import org.passportsync.job.Launched;
import org.passportsync.job.RunWatcher;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** The hub as the engine makes it, by whole runs against simulated servers. */
final class EngineHub implements Hub {

    private final House house;
    private final List<Served> servers;
    private final List<String> connections;
    private final Names names;

    /**
     * Enters a district of its own.
     *
     * @param number makes the names of the district and its connections their own
     */
    EngineHub(House house, List<Served> servers, List<String> connections, int number) {
        this.house = house;
        this.servers = servers;
        this.connections = connections;
        this.names = new Names("lake-" + number, "-" + number);
        servers.forEach(Served::clear);
        connections.forEach(this::open);
        apply(Rules.NONE);
    }

    private void open(String connection) {
        server(connection).put(Resource.ORGS, PersonRow.ofSchool(Rolls.school(connection)));
        put(Rolls.janitor(connection), Map.of());
    }

    @Override
    public void take(Step step) {
        switch (step) {
            case Step.Row(var id, var values) -> put(id, values);
            case Step.Leaves(var id) -> server(id.connection()).remove(Resource.USERS, id.sisId());
            case Step.Ruled(var rules) -> apply(rules);
            case Step.Decided(var verdict) -> new DecisionRows(house.sql(), names).add(verdict);
            case Step.Undone(var verdict) -> new DecisionRows(house.sql(), names).undo(verdict);
            case Step.Synced(var connection) -> sync(connection);
        }
    }

    @Override
    public List<Shown> shown() {
        return new HubRows(house.sql(), names).people();
    }

    @Override
    public List<String> contradictions() {
        return new HubRows(house.sql(), names).contradictions();
    }

    private void put(SourceId id, Map<String, String> values) {
        server(id.connection()).put(Resource.USERS, PersonRow.of(id, values));
    }

    private Served server(String connection) {
        return servers.get(connections.indexOf(connection));
    }

    private void apply(Rules rules) {
        List<Connections.File> files = new ArrayList<>();
        for (String connection : connections) {
            String text = DistrictYaml.of(server(connection), connection, names);
            files.add(new Connections.File(
                    connection + ".yaml",
                    connection.equals(connections.getFirst()) ? text + DistrictYaml.of(rules, names) : text));
        }
        if (house.connections().apply(files, "steward") instanceof Connections.Applied.Refused(var problems)) {
            throw new AssertionError(problems);
        }
    }

    private void sync(String connection) {
        List<String> asked = List.of("connection=" + names.full(connection), "new=true");
        Run run = ended(
                switch (LaunchReader.read(asked)) {
                    case Launch.Asked(var parameters) ->
                        house.syncs().launch(parameters, House.OPERATOR, RunWatcher.NONE);
                    case Launch.Refused(var problems) -> throw new AssertionError(problems);
                });
        if (run.state() == RunState.PARKED) {
            run = ended(house.syncs()
                    .approve(run.id(), Objects.requireNonNull(run.digest()), null, House.OPERATOR, RunWatcher.NONE));
        }
        if (run.state() != RunState.COMMITTED && run.state() != RunState.COMMITTED_WITH_ISSUES) {
            throw new AssertionError("the run of " + connection + " ended as " + run.state() + ": " + run.message());
        }
    }

    private static Run ended(Launched launched) {
        if (launched instanceof Launched.Ended(Run run)) {
            return run;
        }
        throw new AssertionError(launched);
    }

    /** What a story's connections are called where many districts share a database. */
    record Names(String district, String suffix) {

        String full(String connection) {
            return connection + suffix;
        }

        String plain(String name) {
            return name.substring(0, name.length() - suffix.length());
        }
    }

    /** Which connection has which number in the database. */
    static Map<String, Integer> numbers(org.springframework.jdbc.core.simple.JdbcClient sql, Names names) {
        Map<String, Integer> numbers = new HashMap<>();
        sql.sql("select name, id from connection where district_id = :district")
                .param("district", names.district())
                .query((row, _) -> numbers.put(names.plain(row.getString("name")), row.getInt("id")))
                .list();
        return numbers;
    }
}
