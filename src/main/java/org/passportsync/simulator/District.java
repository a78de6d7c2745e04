package org.passportsync.simulator;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** A generated district on one school day. */
public final class District implements Rows {

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 14);

    private final DistrictSettings settings;
    private final boolean bad;

    private District(DistrictSettings settings, boolean bad) {
        this.settings = settings;
        this.bad = bad;
    }

    /** The district of these settings on an ordinary day. */
    public static District of(DistrictSettings settings) {
        return new District(settings, false);
    }

    public int day() {
        return settings.day();
    }

    public LocalDate today() {
        return settings.firstDay().plusDays(settings.day());
    }

    public District onDay(int day) {
        return new District(settings.onDay(day), bad);
    }

    public District onBadDay() {
        return new District(settings, true);
    }

    public District onOrdinaryDay() {
        return new District(settings, false);
    }

    public boolean isBadDay() {
        return bad;
    }

    @Override
    public Table table(Resource resource, View view, Sight sight) {
        return HandMadeTable.of(new TreeMap<>());
    }

    @Override
    public Object edition() {
        return List.of(settings, bad);
    }
}
