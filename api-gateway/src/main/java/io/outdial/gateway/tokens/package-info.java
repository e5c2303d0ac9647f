/** Access tokens: the password grant, each tenant's signing key, the limit on login attempts. */
@NullMarked
package io.outdial.gateway.tokens;

import org.jspecify.annotations.NullMarked;
