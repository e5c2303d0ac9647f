/**
 * Tenants as their YAML files declare them: read, checked, looked up by host, published as
 * settings.
 */
@NullMarked
package io.outdial.gateway.tenants;

import org.jspecify.annotations.NullMarked;
