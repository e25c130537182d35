/** What every reader has in common. It must not know any one format. */
@NullMarked
package org.safeconduct.intake.reading;

import org.jspecify.annotations.NullMarked;
