/**
 * The sandbox's carrier and the people behind its phones. The number that is called decides how a
 * phone behaves; start reading at {@link io.outdial.sandbox.carrier.PhoneBook}.
 */
@NullMarked
package io.outdial.sandbox.carrier;

import org.jspecify.annotations.NullMarked;
