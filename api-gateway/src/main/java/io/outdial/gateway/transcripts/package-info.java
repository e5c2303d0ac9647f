/** Whose transcript may be read, and how long a promised one is waited for. */
@NullMarked
package io.outdial.gateway.transcripts;

import org.jspecify.annotations.NullMarked;
