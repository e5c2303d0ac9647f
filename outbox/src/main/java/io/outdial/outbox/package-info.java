/**
 * A transactional outbox and inbox for the services that own tables: a change of state and the
 * events it causes commit together, and an event that is delivered twice has its effect once.
 */
@NullMarked
package io.outdial.outbox;

import org.jspecify.annotations.NullMarked;
