/** The dialer and Kafka: dial requests and hang-ups in, facts about attempts out. */
@NullMarked
package io.outdial.dialer.intake;

import org.jspecify.annotations.NullMarked;
