/** FHIR at the door: takes messages, and writes answers and the view of evidence. */
@NullMarked
package org.safeconduct.api.fhir;

import org.jspecify.annotations.NullMarked;
