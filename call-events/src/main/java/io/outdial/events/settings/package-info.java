/** The settings topic as a local table, for every service that needs tenants' settings. */
@NullMarked
package io.outdial.events.settings;

import org.jspecify.annotations.NullMarked;
