/** For reviewers' systems. */
@NullMarked
package org.safeconduct.api.reviews;

import org.jspecify.annotations.NullMarked;
