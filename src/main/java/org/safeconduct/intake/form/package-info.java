/**
 * The JSON form that schools and charities send alike: its schema, its attachments, its reader. It must not know which
 * of them sent it.
 */
@NamedInterface("form")
@NullMarked
package org.safeconduct.intake.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
