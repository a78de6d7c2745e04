package org.passportsync.simulator;

import java.util.List;

/** A path under which the rostering service answers, and the shape of the objects it answers with. */
public record BasePath(String path, Version version) {

    /** Where OneRoster 1.1 is found. */
    public static final BasePath V1P1 = new BasePath("/ims/oneroster/v1p1", Version.V1_1);
    /** Where the 1.2 document puts the rostering service. */
    public static final BasePath ROSTERING_V1P2 = new BasePath("/ims/oneroster/rostering/v1p2", Version.V1_2);
    /** Where Qmlativ and others serve 1.2. */
    public static final BasePath V1P2 = new BasePath("/ims/oneroster/v1p2", Version.V1_2);
    /** 1.2 objects on the 1.1 path, as some publishers do. */
    public static final BasePath V1P1_WITH_1_2_OBJECTS = new BasePath("/ims/oneroster/v1p1", Version.V1_2);

    /** Where SMS 2.0 is found: its tokens, and below {@code v1} its rows, which are written from 1.2 ones. */
    public static final BasePath NATIVE = new BasePath("/api", Version.V1_2);

    /** All three usual paths of OneRoster. */
    public static final List<BasePath> USUAL = List.of(V1P1, ROSTERING_V1P2, V1P2);
}
