/** The JSON form of schools and charities, taken alike from both. */
@NullMarked
package org.safeconduct.api.form;

import org.jspecify.annotations.NullMarked;
