/** The contract between the services. */
@NullMarked
package io.outdial.events;

import org.jspecify.annotations.NullMarked;
