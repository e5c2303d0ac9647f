/** The {@code outdial} command: its options, and what it prints. */
@NullMarked
package io.outdial.sandbox.launcher;

import org.jspecify.annotations.NullMarked;
