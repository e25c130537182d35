/**
 * Forms: what pages ask people, and what they answer. A page lists its {@link org.safeconduct.pages.form.Question}s;
 * {@link org.safeconduct.pages.form.Forms} shows them as {@link org.safeconduct.pages.form.Field}s, reads what was posted and
 * hands it on as {@link org.safeconduct.pages.form.Answers}. Every form says all that is wrong at once, each at its question.
 *
 * <p>Knows nothing of what questions are about. {@code parts.html} draws a field.
 */
@NullMarked
package org.safeconduct.pages.form;

import org.jspecify.annotations.NullMarked;
