package org.passportsync.simulator;

import tools.jackson.databind.node.ObjectNode;

/** How the native rows of one kind are written from rows of OneRoster. */
interface NativeKind {

    /** The native row; a part tells apart the rows that one row of OneRoster becomes, from 0. */
    ObjectNode row(OneRosterRow source, int part);
}
