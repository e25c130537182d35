/**
 * A person without a system of their own writes a disclosure here, sees what would happen, and shares it or does not.
 *
 * <p>{@code Steps.ALL} is the order of the pages, and the only place that has it. Danger comes first, because the answer may be
 * to leave the page and call 999. {@code StepOrder} goes from a page to the next one that has not been answered, then to the first
 * that still needs an answer, then to all answers. What makes no sense for what was answered before is not asked, and answers
 * to what is not asked any more are dropped when a page is saved: an answer that nobody sees before sharing would be sent in
 * somebody's name without their knowing. Answers that hardly go together (nobody in danger now, and a life in danger) are asked
 * about and never refused.
 *
 * <p>Whoever adds to a case writes it in one box first, and is then asked only what decides who may have it: the rules judge
 * each part by itself, and no answer can be filled in from what was locked for others. A correction asks everything, as it
 * takes the place of all that was said.
 *
 * <p>Taking advice first is no decision not to share: the draft stays, for its writer alone. What would throw away something
 * that was written asks first. The list of drafts tells them apart by day, kind of concern and what is asked next, never by a
 * name.
 */
@NullMarked
package org.safeconduct.pages.share;

import org.jspecify.annotations.NullMarked;
