/**
 * The sharer's side of a case after sharing: add, correct, ask for news, withdraw, disagree, and answer what a recipient asks.
 * It must not decide what may be shared: what is added runs through the same route as a first disclosure.
 */
@NullMarked
package org.safeconduct.feedback.sharer;

import org.jspecify.annotations.NullMarked;
