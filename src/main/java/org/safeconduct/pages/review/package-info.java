/**
 * For those who decide what the rules refer to a person: what waits, what speaks for and against it, their decision.
 *
 * <p>What a reviewer writes is kept locked on the server and leads to a page of its own that says what would happen, asked of
 * the code that records a decision: one that cannot be undone is not one press away, and a reason goes neither through hidden
 * fields nor into an address. "Record my decision" sends the digest of what was read; if something else has been kept since,
 * the check is shown again. A decline needs words for the record and words for the sharer, and no page says that the case is
 * closed for them. The page that says why a decision was not taken holds the questions alone, because a posted form does not
 * ask again for the proof that opening does.
 */
@NullMarked
package org.safeconduct.pages.review;

import org.jspecify.annotations.NullMarked;
