/** The evidence as FHIR {@code AuditEvent}s. It must not know what a health message is. */
@NullMarked
package org.safeconduct.evidence.fhir;

import org.jspecify.annotations.NullMarked;
