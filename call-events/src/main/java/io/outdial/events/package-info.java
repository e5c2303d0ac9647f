/**
 * The contract between the services: ids, events, topics and their JSON.
 *
 * <p>Changes are additive: fields and events may be added, never renamed, reused or removed. A
 * golden JSON file per event type (src/test/resources/events) guards the wire format.
 */
@NullMarked
package io.outdial.events;

import org.jspecify.annotations.NullMarked;
