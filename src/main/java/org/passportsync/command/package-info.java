/** The command line: one class a command, tables and progress for people, JSON for programs. */
@NullMarked
package org.passportsync.command;

import org.jspecify.annotations.NullMarked;
