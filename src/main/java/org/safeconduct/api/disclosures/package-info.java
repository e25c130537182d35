/** What the sharing agency reads of a case and does with it. */
@NullMarked
package org.safeconduct.api.disclosures;

import org.jspecify.annotations.NullMarked;
