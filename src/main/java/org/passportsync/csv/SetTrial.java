package org.passportsync.csv;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.ConnectionReport.ResourceReport;
import org.passportsync.sis.Resource;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Bounds;

/** Tries a connection: finds the set and looks each file through, whole. */
final class SetTrial {

    private static final String READ_ONLY =
            "Files are only read: nothing can be written back, so TWO_WAY has nothing to send.";

    private final CurrentSet current;
    private final LongSupplier nanoTicker = Bounds.USUAL.nanoTicker();

    SetTrial(CurrentSet current) {
        this.current = current;
    }

    ConnectionReport run() throws InterruptedException {
        List<String> facts = new ArrayList<>();
        Tables tables;
        try {
            tables = current.tables();
        } catch (SourceFault fault) {
            return new ConnectionReport(facts, fault.reason(), List.of());
        }
        facts.add("OneRoster " + tables.set().manifest().version() + " is read from "
                + tables.set().where() + ".");
        facts.add(READ_ONLY);
        List<ResourceReport> reports = new ArrayList<>();
        for (Resource list : new CsvApplication().resources()) {
            reports.add(report(tables, list));
        }
        return new ConnectionReport(List.copyOf(facts), null, List.copyOf(reports));
    }

    private ResourceReport report(Tables tables, Resource list) throws InterruptedException {
        long began = nanoTicker.getAsLong();
        try {
            long rows = tables.listed(list.name()).table().rows();
            return new ResourceReport(list.name(), true, rows, since(began), rows == 0 ? empty(list.name()) : null);
        } catch (SourceFault fault) {
            boolean onPurpose = fault.kind() == SourceFault.Kind.FORBIDDEN && list.refusable();
            return new ResourceReport(list.name(), onPurpose, null, since(began), fault.reason());
        }
    }

    private Duration since(long began) {
        return Duration.ofNanos(nanoTicker.getAsLong() - began);
    }

    private static String empty(String list) {
        return list
                + ".csv has no row but its columns. If the district has none, call it absent in the manifest; else have"
                + " it written anew.";
    }
}
