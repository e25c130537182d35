/**
 * What recipients want to know of a case. The question is locked for the sharer; the answer is a further part of the case, which
 * runs through consent and purpose. A request for a victim's records must carry what the law asks of one.
 */
@NullMarked
package org.safeconduct.feedback.question;

import org.jspecify.annotations.NullMarked;
