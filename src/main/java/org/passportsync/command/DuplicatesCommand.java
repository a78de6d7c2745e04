package org.passportsync.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Districts;
import org.passportsync.access.Reach;
import org.passportsync.hub.Duplicates;
import org.passportsync.hub.PairDecisions;
import org.passportsync.roster.EntityType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the records of a district that may be one, and what was decided about such. */
@Command(
        name = "duplicates",
        description = "List the records of a district that may be one, show two of them side by side, or list what was"
                + " decided.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG})
final class DuplicatesCommand implements Order {

    private static final int USUAL = 50;
    private static final int LONGEST = 1000;

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = {
                "district=ID: lists its duplicates, oldest first",
                "entity=student: only these",
                "limit=50: how many of a list",
                "after=ID: the next page of a list",
                "duplicate=ID: both records side by side, personal values masked"
            })
    List<String> parameters = new ArrayList<>();

    @Option(
            names = "--decisions",
            description = "What was decided in the district, newest first, also what was undone.")
    boolean decisions;

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        Pairs pairs =
                Pairs.read(parameters, "district=ID", "entity=ENTITY", "limit=NUMBER", "after=ID", "duplicate=ID");
        if (pairs.text("duplicate") != null) {
            long duplicate = pairs.id("duplicate");
            if (decisions || pairs.text("district") != null) {
                pairs.refuse("duplicate=ID shows one, district=ID lists them; write one of the two");
            }
            return pairs.then(() -> new Prepared.AtDesk(desk -> show(session, desk, duplicate)));
        }
        String district = pairs.required("district");
        EntityType entity = pairs.among("entity", EntityType.values(), EntityType::key);
        Long after = pairs.number("after");
        Long given = pairs.number("limit");
        int limit = given == null ? USUAL : (int) Math.min(given, LONGEST);
        if (decisions && entity != null) {
            pairs.refuse("--decisions lists those of every entity; leave entity out");
        }
        return pairs.then(
                () -> new Prepared.AtDesk(desk -> list(session, desk, new Asked(district, entity, after, limit))));
    }

    /** Which page is asked for. */
    record Asked(
            String district,
            @Nullable EntityType entity,
            @Nullable Long after,
            int limit) {}

    private ExitCode list(Session session, Desk desk, Asked asked) {
        List<String> known = desk.definitions().districts();
        if (!known.contains(asked.district())) {
            return session.missing(Districts.unknown(asked.district(), known));
        }
        if (decisions) {
            PairDecisions.Wanted wanted =
                    new PairDecisions.Wanted(new Reach.Everywhere(), asked.district(), asked.after(), asked.limit());
            return DecisionLines.list(
                    session, asked, desk.stewardship().decisions().page(wanted));
        }
        Duplicates.Page page = desk.stewardship()
                .duplicates()
                .page(
                        new Duplicates.Wanted(asked.district(), asked.entity()),
                        new Duplicates.Extent(new Reach.Everywhere(), asked.after(), asked.limit()));
        return DuplicateLines.list(session, asked, page);
    }

    private static ExitCode show(Session session, Desk desk, long id) {
        return desk.stewardship()
                .duplicates()
                .find(id, new Reach.Everywhere())
                .map(found -> DuplicateLines.show(session, found))
                .orElseGet(() -> session.missing(
                        "there is no duplicate " + id + "; list them with the command duplicates district=ID"));
    }
}
