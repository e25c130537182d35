/** The handling decisions of police and MASH: read, checked, kept locked, explained to the sharer. */
@NullMarked
package org.safeconduct.feedback.decision;

import org.jspecify.annotations.NullMarked;
