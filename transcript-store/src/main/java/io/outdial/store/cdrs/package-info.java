/** Call detail records: what became of each attempt. */
@NullMarked
package io.outdial.store.cdrs;

import org.jspecify.annotations.NullMarked;
