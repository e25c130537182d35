/** The charity's interface. It must not know what happens to a disclosure once it is read. */
@NullMarked
package org.safeconduct.intake.thirdsector;

import org.jspecify.annotations.NullMarked;
