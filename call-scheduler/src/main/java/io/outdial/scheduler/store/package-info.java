/** The tables: calls, locked and read in the few ways that the service needs, and dialers. */
@NullMarked
package io.outdial.scheduler.store;

import org.jspecify.annotations.NullMarked;
