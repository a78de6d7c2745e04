package org.passportsync.sis;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.passportsync.connection.Delivery;
import org.passportsync.connection.NativeApi;

/**
 * A kind of connector in the gallery; one SIS protocol. Found through {@code META-INF/services}, so that a further SIS
 * is one new package and one line.
 */
public interface Application {

    /** The name in connection definitions, for example {@code skyward-oneroster}. */
    String name();

    /** One sentence for the gallery: which SIS it fits. */
    String description();

    /** The resources it reads, in reading order, the list of schools first. */
    List<Resource> resources();

    /** Which source attribute feeds which hub attribute unless the definition says otherwise. */
    List<SourceMapping> mappings();

    /** Whether a token is asked for by scopes, which a definition may name then. */
    default boolean asksForScopes() {
        return true;
    }

    /** Whether what it reads says by itself who is an emergency contact only. */
    default boolean carriesEmergencyFlag() {
        return true;
    }

    /** Why the native API can't be spoken as a definition says, each with its place; empty: it can. */
    default List<String> problems(NativeApi nativeApi) {
        return List.of();
    }

    /** Opens a connection to the SIS; asks nothing of it yet. */
    Source open(Delivery delivery, SourceSettings settings);

    /** Finds an application by its name. */
    static Optional<Application> named(String name) {
        return all().stream()
                .filter(application -> application.name().equals(name))
                .findFirst();
    }

    /** The gallery. */
    static List<Application> all() {
        return ServiceLoader.load(Application.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
