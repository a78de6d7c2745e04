package org.passportsync.csv;

import java.util.List;
import org.passportsync.connection.Csv;
import org.passportsync.connection.Delivery;
import org.passportsync.oneroster.OneRosterApplication;
import org.passportsync.sis.Application;
import org.passportsync.sis.Resource;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceMapping;
import org.passportsync.sis.SourceSettings;

/**
 * Files of OneRoster from a folder. They yield what OneRoster's API does, under the same names; whatever the manifest calls
 * absent stays as it is known, but for the list of schools.
 */
public final class CsvApplication implements Application {

    private static final OneRosterApplication ONEROSTER = new OneRosterApplication();
    private static final List<Resource> RESOURCES = ONEROSTER.resources().stream()
            .map(list -> new Resource(list.name(), list.feeds(), !list.name().equals(Manifest.SCHOOLS)))
            .toList();

    @Override
    public String name() {
        return Csv.APPLICATION;
    }

    @Override
    public String description() {
        return "OneRoster bulk files (CSV, 1.1 or 1.2) that arrive in a folder, whatever program writes them";
    }

    @Override
    public boolean carriesEmergencyFlag() {
        return false;
    }

    @Override
    public List<Resource> resources() {
        return RESOURCES;
    }

    @Override
    public List<SourceMapping> mappings() {
        return ONEROSTER.mappings();
    }

    @Override
    public Source open(Delivery delivery, SourceSettings settings) {
        return new CsvSource(settings.folder());
    }
}
