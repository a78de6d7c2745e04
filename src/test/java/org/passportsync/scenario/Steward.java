package org.passportsync.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.passportsync.job.ConnectionTests.Tested;
import org.passportsync.job.House;
import org.passportsync.job.Moved;
import org.passportsync.job.SchoolLists;
import org.passportsync.job.Schools;
import org.passportsync.run.ConnectionStates;
import org.passportsync.run.Connections;
import tools.jackson.databind.JsonNode;

/** What a data steward asks and orders in a step beside definitions: schools, connections' states, connection tests, duplicates. */
final class Steward {

    private final House house;
    private final Account account;

    Steward(House house, Account account) {
        this.house = house;
        this.account = account;
    }

    /** What would leave with a definition, as it is shown before it is saved. */
    void shown(Connections.File file) {
        house.connections()
                .removals(List.of(file))
                .forEach(removal -> account.line("before it is saved: schools " + removal.schools() + " alone hold "
                        + new TreeMap<>(removal.records())));
    }

    void act(String connection, JsonNode said) {
        if (said.has("order")) {
            order(
                    connection,
                    ConnectionStates.Order.valueOf(
                            said.path("order").stringValue().toUpperCase(Locale.ROOT)));
        }
        if (said.has("refresh")) {
            Set<String> schools = Set.copyOf(Scenario.texts(said.path("refresh")));
            account.line("refresh: " + house.schools().refresh(connection, schools, House.OPERATOR));
        }
        Verdicts verdicts = new Verdicts(house, account);
        said.path("decide")
                .properties()
                .forEach(one ->
                        verdicts.decide(connection, one.getKey(), one.getValue().stringValue()));
        said.path("undo").forEach(decision -> verdicts.undo(decision.longValue()));
        try {
            if (said.path("test").booleanValue(false)) {
                tested(house.tests().test(connection));
            }
            if (said.has("schools")) {
                Schools.From from = Schools.From.valueOf(said.path("schools")
                        .stringValue()
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_'));
                listed(house.schools().list(connection, from));
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private void order(String connection, ConnectionStates.Order order) {
        if (order == ConnectionStates.Order.RETIRE) {
            house.life()
                    .holdings(connection)
                    .ifPresent(held -> held.forEach((entity, records) -> account.line("holds " + records.held() + " "
                            + entity.key() + ", " + records.alone() + " of them alone")));
        }
        account.line(
                switch (house.life().order(connection, order, House.OPERATOR)) {
                    case Moved.Done done -> done.text();
                    case Moved.Refused refused -> "refused: " + refused.reason();
                    case Moved.Wrong wrong -> "wrong: " + wrong.reason();
                });
    }

    private void listed(Schools.Answer answer) {
        if (answer instanceof Schools.Answer.Listed(SchoolLists lists)) {
            lists.problems().forEach(problem -> account.line("schools: " + problem));
            lists.lines().forEach(this::line);
        } else {
            account.line("schools: " + answer);
        }
    }

    private void line(SchoolLists.Line line) {
        String hub = line.hub() == null
                ? "no hub school yet"
                : "hub school " + line.hub().slug();
        String suggestion = line.planned().suggestion() == null
                ? ""
                : ", suggested for its " + line.planned().suggestion().reason();
        boolean undecided = line.kind() == SchoolLists.Kind.MISSING || !suggestion.isEmpty();
        account.line(line.kind() + " " + line.planned().school().id() + ": " + hub + ", " + line.live()
                + " live records" + suggestion + (undecided ? ", paste " + line.mapLine() : ""));
    }

    private void tested(Tested tested) {
        switch (tested) {
            case Tested.Unknown(String reason) -> account.line("test: " + reason);
            case Tested.Wrong wrong -> account.line("test: " + wrong.reason());
            case Tested.Answered answered -> {
                account.line("test: " + (answered.ready() ? "ready" : "not ready"));
                answered.report().facts().forEach(fact -> account.line("  " + fact));
                if (answered.report().problem() != null) {
                    account.line("  " + answered.report().problem());
                }
                answered.report()
                        .resources()
                        .forEach(one ->
                                account.line("  " + one.resource() + (one.reachable() ? ": " : ": NOT readable, ")
                                        + (one.count() == null ? "rows not told" : one.count() + " rows")
                                        + (one.problem() == null ? "" : ", " + one.problem())));
                answered.remarks().forEach(remark -> account.line("  " + remark));
            }
        }
    }
}
