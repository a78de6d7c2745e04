package org.passportsync.scenario;

import java.util.Locale;
import org.passportsync.access.Actor;
import org.passportsync.access.Reach;
import org.passportsync.hub.Duplicate;
import org.passportsync.hub.Duplicates;
import org.passportsync.hub.PairDecision;
import org.passportsync.hub.PairOrders;
import org.passportsync.hub.PairVerdict;
import org.passportsync.job.House;
import org.passportsync.roster.ShownDocument.View;
import org.springframework.transaction.support.TransactionTemplate;

/** What a data steward decides about duplicates, and takes back. */
final class Verdicts {

    private static final PairOrders.By STEWARD = new PairOrders.By(Actor.here("steward"), new Reach.Everywhere());

    private final House house;
    private final Account account;
    private final PairOrders orders;

    Verdicts(House house, Account account) {
        this.house = house;
        this.account = account;
        this.orders = new PairOrders(
                house.sql(),
                new TransactionTemplate(house.place().transactions()),
                house.place().clock());
    }

    /** Decides about the oldest duplicate of a connection's record, which is named as {@code student s-05}. */
    void decide(String connection, String record, String verdict) {
        Duplicate found = new Duplicates(house.sql(), View.MASKED)
                        .page(new Duplicates.Wanted(null, null), new Duplicates.Extent(STEWARD.reach(), null, 1000))
                        .items()
                        .stream()
                        .filter(one -> one.incoming().connection().equals(connection)
                                && (one.entity().key() + " " + one.incoming().sisId()).equals(record))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no duplicate of " + connection + " is open about " + record));
        PairVerdict word = PairVerdict.valueOf(verdict.toUpperCase(Locale.ROOT));
        told(orders.decide(found.id(), word, null, STEWARD));
    }

    void undo(long decision) {
        told(orders.undo(decision, STEWARD));
    }

    private void told(PairOrders.Outcome outcome) {
        account.line(
                switch (outcome) {
                    case PairOrders.Outcome.Done(PairDecision made) ->
                        "decision " + made.id() + (made.stands() ? ": " : " undone: ")
                                + made.entity().key() + " " + made.incoming().sisId() + " of "
                                + made.incoming().connection() + ", " + made.verdict() + ", "
                                + made.other().sisId() + " of " + made.other().connection();
                    case PairOrders.Outcome.Unknown(String what) -> "unknown: " + what;
                    case PairOrders.Outcome.Refused(String reason) -> "refused: " + reason;
                });
    }
}
