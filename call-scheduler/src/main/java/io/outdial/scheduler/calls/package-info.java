/**
 * A call's life, from the request to its one final status: states, inputs and the decisions that
 * lead from one state to the next. Plain values and pure functions; start with {@link
 * io.outdial.scheduler.calls.CallState}.
 */
@NullMarked
package io.outdial.scheduler.calls;

import org.jspecify.annotations.NullMarked;
