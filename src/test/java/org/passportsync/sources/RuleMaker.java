package org.passportsync.sources;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.passportsync.connection.MasterField.Mode;
import org.passportsync.connection.OnClash;
import org.passportsync.roster.EntityType;

/** Makes up domains of uniqueness and master fields. */
final class RuleMaker {

    private static final List<List<String>> STUDENT_KEYS = List.of(
            List.of("stateId"),
            List.of("studentNumber"),
            List.of("email"),
            List.of("username"),
            List.of("givenName", "familyName"));
    private static final List<List<String>> STAFF_KEYS =
            List.of(List.of("staffNumber"), List.of("email"), List.of("username", "givenName"));

    private final Random random;

    RuleMaker(Random random) {
        this.random = random;
    }

    Rules rules(List<String> connections) {
        List<Domain> domains = new ArrayList<>(domains(EntityType.STUDENT, STUDENT_KEYS));
        domains.addAll(domains(EntityType.STAFF, STAFF_KEYS));
        List<Master> masters = new ArrayList<>(masters(EntityType.STUDENT, connections));
        masters.addAll(masters(EntityType.STAFF, connections));
        return new Rules(domains, masters);
    }

    private List<Domain> domains(EntityType entity, List<List<String>> keys) {
        List<List<String>> shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, random.nextInt(Math.min(4, keys.size() + 1))).stream()
                .map(key -> new Domain(entity, key, random.nextBoolean() ? OnClash.HOLD_OUT : OnClash.FLAG))
                .toList();
    }

    private List<Master> masters(EntityType entity, List<String> connections) {
        List<Master> masters = new ArrayList<>();
        for (String attribute : PersonMaker.pool(entity).keySet()) {
            boolean mastered = false;
            for (String connection : connections) {
                int dice = random.nextInt(8);
                if (dice == 0 && !mastered) {
                    mastered = true;
                    masters.add(new Master(entity, attribute, connection, Mode.MASTER, random.nextBoolean()));
                } else if (dice == 1) {
                    masters.add(Master.notOverridden(entity, attribute, connection));
                }
            }
        }
        return masters;
    }
}
