/** The school's interface. It must not know what happens to a disclosure once it is read. */
@NullMarked
package org.safeconduct.intake.school;

import org.jspecify.annotations.NullMarked;
